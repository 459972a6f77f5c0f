/** pdf.js, where its viewer components look for it: in a global of the page.
 *
 * Imported before the components, and the only place that names the library.
 */

import * as pdfjs from "pdfjs-dist";

(globalThis as { pdfjsLib?: typeof pdfjs }).pdfjsLib = pdfjs;

export { pdfjs };
