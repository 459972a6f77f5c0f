/** Answers, failures and complaints as plain words: for the ear and for the clipboard. */

import type { Answer, Citation } from "./answer";
import type { FailureKind } from "./failure";
import { withoutMarks } from "./marks";
import { statusInWords } from "./strings/index";
import type { Strings } from "./strings/shape";

/** The longest question that the service reads, in characters. */
const LIMIT = 500;

/** Say what is wrong with a question before it is sent; nothing when all is well. */
export function complaintOf(question: string, strings: Strings): string {
  if (!question) return strings.empty;
  return question.length > LIMIT ? strings.tooLong(question.length, LIMIT) : "";
}

/** Say why there is no answer, and when another try is welcome. */
export function failureInWords(
  kind: FailureKind | undefined,
  wait: number,
  strings: Strings,
): string {
  const why = kind ? strings.failures[kind] : strings.stopped;
  return kind && wait > 0 ? `${why} ${strings.wait(wait)}` : why;
}

/** What a screen reader is told, once, when the answer has come. */
export function announcement(answer: Answer, strings: Strings): string {
  const sources = answer.citations.length ? `${strings.sources(answer.citations.length)}.` : "";
  const status = statusInWords(strings, answer.status);
  return [status && `${status}.`, withoutMarks(answer.text), sources].filter(Boolean).join(" ");
}

/** The answer and its sources, ready to paste in a letter. */
export function answerInWords(
  answer: Answer,
  strings: Strings,
  address: (url: string) => string | null,
): string {
  const sources = answer.citations.map((source) => sourceInWords(source, strings, address));
  return sources.length ? `${answer.text}\n\n${sources.join("\n")}` : answer.text;
}

function sourceInWords(
  source: Citation,
  strings: Strings,
  address: (url: string) => string | null,
): string {
  const page = source.page === null ? "" : strings.page(source.page);
  const told = [source.title, source.section.join(" › "), page, address(source.url)];
  return `[${source.number}] ${told.filter(Boolean).join(", ")}`;
}
