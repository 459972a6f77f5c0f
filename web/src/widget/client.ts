/** The one place that speaks to the service. */

import { createParser } from "eventsource-parser";

import { type Answer, readAnswer } from "./answer";
import { Failure, failureOf, toldBy } from "./failure";

const PATIENCE = 60_000;

export type Question = { question: string; conversation_id: string | null; language: string };

export type Feedback = { useful: boolean; reason: string | null; comment: string | null };

export class Client {
  constructor(private readonly endpoint: string) {}

  /** Return the address of a path of the service. */
  url(path: string): URL {
    return new URL(path, this.endpoint);
  }

  /** Ask and wait for the whole, checked answer. Throws `Failure`, or AbortError when stopped. */
  async ask(question: Question, stop: AbortSignal): Promise<Answer> {
    const patience = AbortSignal.timeout(PATIENCE);
    try {
      const response = await this.post("/api/v1/questions", question, {
        accept: "text/event-stream, application/json;q=0.9",
        signal: AbortSignal.any([stop, patience]),
      });
      if (!response.ok) throw failureOf(toldBy(response));
      const streamed = response.headers.get("content-type")?.startsWith("text/event-stream");
      return readAnswer(streamed ? await lastEvent(response) : await response.json());
    } catch (error) {
      if (stop.aborted) throw error;
      if (isForgotten(error) && question.conversation_id) {
        return this.ask({ ...question, conversation_id: null }, stop);
      }
      if (error instanceof Failure) throw error;
      if (patience.aborted) throw new Failure("slow");
      if (error instanceof TypeError) throw new Failure("offline");
      throw new Failure("broken");
    }
  }

  async feedback(answerId: string, feedback: Feedback): Promise<void> {
    const path = `/api/v1/answers/${encodeURIComponent(answerId)}/feedback`;
    const response = await this.post(path, feedback, { accept: "application/json" });
    if (!response.ok) throw failureOf(toldBy(response));
  }

  private post(
    path: string,
    body: unknown,
    { accept, signal }: { accept: string; signal?: AbortSignal },
  ): Promise<Response> {
    return fetch(this.url(path), {
      method: "POST",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify(body),
      signal: signal ?? null,
    });
  }
}

/** Tell whether the service no longer knows the conversation: it keeps none for ever. */
const isForgotten = (error: unknown): boolean => error instanceof Failure && error.status === 404;

/** Read the event stream to its end and return what `done` carries.
 *
 * The answer is shown whole, so that it is announced once and never changes under the
 * reader's eyes; earlier events only tell that the service is at work.
 */
async function lastEvent(response: Response): Promise<unknown> {
  let done: unknown;
  let problem: Failure | undefined;
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === "done") done = JSON.parse(data);
      if (event === "error") problem = failureOf(JSON.parse(data));
    },
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done: ended } = await reader.read();
    if (value) parser.feed(value);
    if (ended) break;
  }
  if (problem || done === undefined) throw problem ?? new Failure("broken");
  return done;
}
