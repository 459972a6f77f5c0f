/** The few words that the viewer components write themselves: labels of pages. */

import { WORDS } from "./words";

const PAGE = "pdfjs-page-landmark";

/** Stands for pdf.js's own translations, which are not loaded. */
export const frenchL10n = {
  getLanguage: () => "fr",
  getDirection: () => "ltr" as const,
  get: async () => "",
  pause() {},
  resume() {},
  destroy: async () => {},
  translateOnce: async (element: HTMLElement) => name(element),
  async translate(element: HTMLElement) {
    for (const one of element.querySelectorAll<HTMLElement>("[data-l10n-id]")) name(one);
    name(element);
  },
};

function name(element: HTMLElement): void {
  if (element.dataset.l10nId !== PAGE) return;
  const { page } = JSON.parse(element.dataset.l10nArgs ?? "{}") as { page?: number };
  element.setAttribute("aria-label", WORDS.page(page ?? 0));
}
