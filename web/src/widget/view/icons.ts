/** Line drawings, ours, in the colour of the text. Each is hidden from screen readers. */

import { svg, type TemplateResult } from "lit";

const drawing = (path: TemplateResult): TemplateResult =>
  svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${path}</svg>`;

export const bubble = drawing(svg`<path d="M4 5h16v11H10l-4 4v-4H4z"/><path d="M8 9h8M8 12h5"/>`);
export const cross = drawing(svg`<path d="M6 6l12 12M18 6L6 18"/>`);
export const arrow = drawing(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`);
export const square = drawing(svg`<path d="M7 7h10v10H7z"/>`);
export const sheet = drawing(svg`<path d="M6 3h9l4 4v14H6z"/><path d="M14 3v5h5M9 13h7M9 17h5"/>`);
export const sheets = drawing(svg`<path d="M9 8h11v13H9z"/><path d="M15 8V4H4v13h5"/>`);
export const sound = drawing(
  svg`<path d="M4 10v4h3l5 4V6l-5 4z"/><path d="M16 9a4 4 0 010 6M18.5 6.5a8 8 0 010 11"/>`,
);
export const again = drawing(svg`<path d="M19 12a7 7 0 11-2-5"/><path d="M19 4v4h-4"/>`);
export const up = drawing(svg`<path d="M5 13l4 4L19 7"/>`);
export const down = drawing(svg`<path d="M7 7l10 10M17 7L7 17"/>`);
export const person = drawing(svg`<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>`);
