/** What the viewer says, in French, the language of the pages. */

export const WORDS = {
  page: (page: number) => `Page ${page}`,
  of: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  loading: "Ouverture du PDF…",
  failed:
    "Le PDF n’a pas pu être affiché ici. Le texte du passage reste lisible, et le document peut être téléchargé.",
};

/** Say something in the viewer's status line. */
export function say(frame: HTMLElement, words: string): void {
  frame.querySelector("[role=status]")!.textContent = words;
}

export function failed(frame: HTMLElement): void {
  frame.dataset.state = "failed";
  say(frame, WORDS.failed);
}
