/** What one does with an answer: copy it, hear it, say what it was worth. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import { answerInWords } from "./plain";
import type { Strings } from "./strings/shape";
import type { Talk } from "./talk";
import type { Opinion, Turn } from "./visit";
import { hush, speak } from "./voice";
import { withoutMarks } from "./marks";

/** What a gesture needs of the element it is made on. */
export type Stage = ReactiveControllerHost & {
  readonly strings: Strings;
  say(words: string): void;
  tell(event: string, detail: object): void;
  find<T extends HTMLElement>(selector: string): T | null;
  sourceUrl(url: string): string | null;
};

export class Gestures implements ReactiveController {
  speaking: Turn | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly talk: Talk,
  ) {
    stage.addController(this);
  }

  hostDisconnected(): void {
    this.hush();
  }

  async copy(turn: Turn): Promise<void> {
    const { strings } = this.stage;
    const words = answerInWords(turn.answer!, strings, (url) => this.stage.sourceUrl(url));
    const said = navigator.clipboard.writeText(words).then(
      () => strings.copied,
      () => strings.notCopied,
    );
    this.stage.say(await said);
  }

  listen(turn: Turn): void {
    const again = this.speaking === turn;
    this.hush();
    if (!again && turn.answer) {
      this.speaking = turn;
      speak(withoutMarks(turn.answer.text), turn.answer.language, () => this.spoken(turn));
    }
    this.stage.requestUpdate();
  }

  hush(): void {
    if (this.speaking) hush();
    this.speaking = null;
  }

  async opine(turn: Turn, opinion: "useful" | "reasons"): Promise<void> {
    if (opinion === "reasons") {
      this.settle(turn, turn.opinion === "reasons" ? undefined : "reasons");
      await this.stage.updateComplete;
      this.stage.find<HTMLInputElement>(".reasons input")?.focus();
      return;
    }
    await this.send(turn, { useful: true, reason: null, comment: null });
  }

  async explain(turn: Turn, form: HTMLFormElement): Promise<void> {
    const said = new FormData(form);
    const reason = String(said.get("reason"));
    const comment = String(said.get("comment") ?? "").trim();
    await this.send(turn, { useful: false, reason, comment: comment || null });
  }

  async withdraw(turn: Turn): Promise<void> {
    const button = this.stage.find(".not-useful[aria-expanded=true]");
    this.settle(turn, undefined);
    await this.stage.updateComplete;
    button?.focus();
  }

  private async send(
    turn: Turn,
    feedback: { useful: boolean; reason: string | null; comment: string | null },
  ): Promise<void> {
    const button = this.stage.find(".not-useful[aria-expanded=true]");
    const arrived = await this.talk.opine(turn, feedback);
    const { strings } = this.stage;
    if (arrived) {
      this.settle(turn, feedback.useful ? "useful" : "sent");
      this.stage.tell("pst-feedback", { answerId: turn.answer?.id, useful: feedback.useful });
    }
    this.stage.say(arrived ? strings.thanks : strings.opinionFailed);
    await this.stage.updateComplete;
    if (arrived) button?.focus();
  }

  private settle(turn: Turn, opinion: Opinion | undefined): void {
    if (opinion) turn.opinion = opinion;
    else delete turn.opinion;
    this.talk.save();
  }

  private spoken(turn: Turn): void {
    if (this.speaking === turn) this.speaking = null;
    this.stage.requestUpdate();
  }
}
