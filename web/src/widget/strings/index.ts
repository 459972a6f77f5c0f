/** The interface's words, by language; French when the language is not spoken here. */

import { de } from "./de";
import { en } from "./en";
import { fr } from "./fr";
import { nl } from "./nl";
import type { Strings } from "./shape";

const LANGUAGES: Record<string, Strings> = { fr, nl, de, en };

/** Return the language spoken for a tag such as "fr-BE". */
export function spoken(tag: string): string {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  return language in LANGUAGES ? language : "fr";
}

export const stringsOf = (language: string): Strings => LANGUAGES[language] ?? fr;

/** Say a status in plain words: the exact one, else its family; nothing for small talk. */
export function statusInWords(strings: Strings, status: string): string {
  return strings.statuses[status] ?? strings.statuses[status.split("_")[0] ?? ""] ?? "";
}

/** Write an ISO date as people do: "31 mars 2022", "2022" when the day is unknown. */
export function dateInWords(iso: string, language: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return iso;
  const date = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(date.getTime())
    ? iso
    : new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(date);
}
