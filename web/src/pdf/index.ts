/** The page of a PDF document: opens it at the cited page, the passage outlined. */

import { openDocument } from "./opening";
import { failed } from "./words";

const frame = document.querySelector<HTMLElement>("[data-pdf]");

if (frame) openDocument(frame).catch(() => failed(frame));
