/** Source marks in a text: "… en 2022 [1][2]." */

export type Piece = string | number;

/** Split a text into plain words and the numbers of the sources it cites. */
export function pieces(text: string, known: ReadonlySet<number>): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\s*\[(\d{1,3})\]/g)) {
    const number = Number(match[1]);
    if (!known.has(number)) continue;
    if (match.index > from) found.push(text.slice(from, match.index));
    found.push(number);
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/** Cut before the last word, so that a mark can be kept on the line of that word. */
export function beforeLastWord(text: string): [string, string] {
  const at = text.lastIndexOf(" ") + 1;
  return text.length - at > 24 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

/** Keep French punctuation on the line of its word. */
export function typeset(text: string): string {
  return text.replace(/ (?=[?!:;»])|(?<=«) /g, "\u00a0");
}

/** Return the text without its source marks, for the ear. */
export function withoutMarks(text: string): string {
  return text.replace(/\s*\[\d{1,3}\]/g, "");
}
