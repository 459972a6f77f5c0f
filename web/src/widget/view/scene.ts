/** What the views need from the element: its words, its addresses, what can be done. */

import type { Strings } from "../strings/shape";
import type { Turn } from "../visit";

export type Scene = {
  strings: Strings;
  language: string;
  /** The turn being searched, if any. */
  pending: Turn | null;
  slow: boolean;
  /** The turn being read aloud, if any. */
  speaking: Turn | null;
  /** Seconds before another try is welcome. */
  wait: number;
  /** Return the address of a source, or null when it is not one of the service's own pages. */
  sourceUrl(url: string): string | null;
  ask(question: string): void;
  retry(turn: Turn): void;
  openSource(documentId: string, url: string): void;
  copy(turn: Turn): void;
  listen(turn: Turn): void;
  opine(turn: Turn, opinion: "useful" | "reasons"): void;
  explain(turn: Turn, form: HTMLFormElement): void;
  withdraw(turn: Turn): void;
};
