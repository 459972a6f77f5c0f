/** The conversation, kept by the tab for the visit: sessionStorage and nothing else. */

import type { Answer } from "./answer";
import type { FailureKind } from "./failure";

export type Opinion = "useful" | "reasons" | "sent";

export type Turn = {
  question: string;
  answer?: Answer;
  failure?: FailureKind;
  stopped?: boolean;
  opinion?: Opinion;
};

export type Conversation = { id: string | null; turns: Turn[] };

export const emptyConversation = (): Conversation => ({ id: null, turns: [] });

/** Read the conversation of this visit; an unreadable or forbidden store is an empty one. */
export function recall(key: string): Conversation {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (isConversation(stored)) return stored;
  } catch {
    // Storage is refused in some frames: the conversation then lives as long as the page.
  }
  return emptyConversation();
}

/** Keep what has an outcome; a question still under way is not resumed. */
export function keep(key: string, conversation: Conversation): void {
  try {
    const turns = conversation.turns.filter((turn) => turn.answer || turn.failure || turn.stopped);
    if (turns.length) sessionStorage.setItem(key, JSON.stringify({ ...conversation, turns }));
    else sessionStorage.removeItem(key);
  } catch {
    // idem
  }
}

function isConversation(value: unknown): value is Conversation {
  return typeof value === "object" && value !== null && Array.isArray((value as Conversation).turns);
}
