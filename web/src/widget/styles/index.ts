import { unsafeCSS } from "lit";

import blocks from "./blocks.css";
import conversation from "./conversation.css";
import frame from "./frame.css";
import modes from "./modes.css";
import opinion from "./opinion.css";
import reset from "./reset.css";
import sources from "./sources.css";
import { tokens } from "./tokens";

const sheets = [reset, frame, conversation, blocks, sources, opinion, modes];

/** Constructed style sheets: a strict Content-Security-Policy of the host allows them. */
export const styles = [tokens, unsafeCSS(sheets.join(""))];
