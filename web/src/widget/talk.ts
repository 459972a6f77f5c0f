/** The conversation under way: what was asked, what is being searched, what came of it. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import { type Answer, UnreadableAnswer } from "./answer";
import { Client, type Feedback } from "./client";
import { Failure } from "./failure";
import { type Conversation, emptyConversation, keep, recall, type Turn } from "./visit";

const SLOW_AFTER = 8_000;

/** What the element says and tells its page as the conversation goes. */
export type Listener = {
  searching(): void;
  stillSearching(): void;
  answered(answer: Answer): void;
  failed(turn: Turn, wait: number): void;
};

export type Place = { endpoint: string; key: string; language: string };

export class Talk implements ReactiveController {
  pending: Turn | null = null;
  slow = false;
  wait = 0;
  private conversation: Conversation = emptyConversation();
  private stopping: AbortController | null = null;
  private countdown: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly place: () => Place,
    private readonly listener: Listener,
  ) {
    host.addController(this);
  }

  get turns(): readonly Turn[] {
    return this.conversation.turns;
  }

  get client(): Client {
    return new Client(this.place().endpoint);
  }

  hostConnected(): void {
    this.conversation = recall(this.place().key);
  }

  hostDisconnected(): void {
    this.stopping?.abort();
    clearInterval(this.countdown);
  }

  /** Ask a question and see it through; a failure becomes part of the conversation. */
  async ask(question: string): Promise<void> {
    if (this.pending) return;
    const turn: Turn = { question };
    this.begin(turn);
    const slowness = setTimeout(() => this.lag(), SLOW_AFTER);
    try {
      const stopping = (this.stopping = new AbortController());
      const { id } = this.conversation;
      const asked = { question, conversation_id: id, language: this.place().language };
      const answer = await this.client.ask(asked, stopping.signal);
      if (this.pending === turn) this.accept(turn, answer);
    } catch (error) {
      if (this.pending === turn) this.fail(turn, error);
    } finally {
      clearTimeout(slowness);
      this.save();
    }
  }

  retry(turn: Turn): Promise<void> {
    this.conversation.turns = this.conversation.turns.filter((one) => one !== turn);
    return this.ask(turn.question);
  }

  stop(): void {
    const turn = this.pending;
    this.stopping?.abort();
    if (!turn) return;
    turn.stopped = true;
    this.end();
    this.save();
  }

  restart(): void {
    this.stop();
    this.countDown(0);
    this.conversation = emptyConversation();
    this.save();
  }

  /** Send an opinion of an answer; returns whether it arrived. */
  async opine(turn: Turn, feedback: Feedback): Promise<boolean> {
    try {
      await this.client.feedback(turn.answer?.id ?? "", feedback);
      return true;
    } catch {
      return false;
    }
  }

  /** Keep the conversation for the visit and show it. */
  save(): void {
    keep(this.place().key, this.conversation);
    this.host.requestUpdate();
  }

  private begin(turn: Turn): void {
    this.countDown(0);
    this.pending = turn;
    this.conversation.turns = [...this.conversation.turns, turn];
    this.listener.searching();
    this.host.requestUpdate();
  }

  private accept(turn: Turn, answer: Answer): void {
    turn.answer = answer;
    this.conversation.id = answer.conversationId ?? this.conversation.id;
    this.end();
    this.listener.answered(answer);
  }

  private fail(turn: Turn, error: unknown): void {
    if (error instanceof UnreadableAnswer || !(error instanceof Failure)) turn.failure = "broken";
    else turn.failure = error.kind;
    this.end();
    this.countDown(error instanceof Failure ? (error.retryAfter ?? 0) : 0);
    this.listener.failed(turn, this.wait);
  }

  private end(): void {
    this.pending = null;
    this.slow = false;
  }

  private lag(): void {
    this.slow = true;
    this.listener.stillSearching();
    this.host.requestUpdate();
  }

  private countDown(seconds: number): void {
    clearInterval(this.countdown);
    this.wait = seconds;
    if (!seconds) return;
    this.countdown = setInterval(() => {
      this.wait -= 1;
      if (this.wait <= 0) clearInterval(this.countdown);
      this.host.requestUpdate();
    }, 1_000);
  }
}
