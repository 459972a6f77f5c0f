/** Define `<pst-assistant>`, once per page however many times the script is loaded. */

import { PstAssistant } from "./element";

if (!customElements.get("pst-assistant")) customElements.define("pst-assistant", PstAssistant);

export { PstAssistant };
