/** `<pst-assistant>`: ask the strategic plan a question, from any page. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { serviceAddress, sourceAddress } from "./addresses";
import { contactOf } from "./contact";
import { Gestures } from "./gestures";
import { announcement, complaintOf, failureInWords } from "./plain";
import { spoken, stringsOf } from "./strings/index";
import type { Strings } from "./strings/shape";
import { styles } from "./styles/index";
import { Talk } from "./talk";
import { bubble } from "./view/icons";
import { conversationLog, scrollToLast } from "./view/log";
import { composer, header, human } from "./view/panel";
import type { Scene } from "./view/scene";
import type { Turn } from "./visit";

let count = 0;

export class PstAssistant extends LitElement {
  static override readonly styles = styles;

  static override readonly properties = {
    endpoint: {},
    language: {},
    theme: { reflect: true },
    position: { reflect: true },
    contact: {},
    contactLabel: { attribute: "contact-label" },
    title: {},
    examples: {},
    opened: { state: true },
    announced: { state: true },
    complaint: { state: true },
  };

  /** Origin of the service; by default where the script came from. */
  declare endpoint: string;
  /** fr, nl, de or en; by default the language of the page. */
  declare language: string;
  /** auto (as the device), light or dark. */
  declare theme: string;
  /** bottom-right, bottom-left or inline. */
  declare position: string;
  /** A page, an e-mail address or a telephone number where a person answers. */
  declare contact: string;
  declare contactLabel: string | null;
  declare title: string;
  /** Questions offered at the start, separated by "|". */
  declare examples: string;
  declare private opened: boolean;
  declare private announced: string;
  declare private complaint: string;

  private readonly rank = (count += 1);
  private readonly talk = new Talk(
    this,
    () => ({ endpoint: this.origin, key: this.storageKey, language: this.spokenLanguage }),
    {
      searching: () => (this.announced = this.strings.searching),
      stillSearching: () => (this.announced = this.strings.stillSearching),
      answered: (answer) => {
        this.announced = announcement(answer, this.strings);
        const { id, status, citations } = answer;
        this.tell("pst-answer", { answerId: id, status, citations: citations.length });
        void this.show();
      },
      failed: (turn, wait) => {
        this.announced = failureInWords(turn.failure, wait, this.strings);
        this.tell("pst-error", { kind: turn.failure, retryAfter: wait || null });
        void this.show();
      },
    },
  );
  private readonly gestures = new Gestures(this, this.talk);

  constructor() {
    super();
    this.endpoint = this.language = this.contact = this.title = this.examples = "";
    this.theme = "auto";
    this.position = "bottom-right";
    this.opened = false;
    this.announced = this.complaint = "";
    this.contactLabel = null;
  }

  /** Open the conversation (a floating assistant) and put the cursor in it. */
  async open(): Promise<void> {
    if (!this.opened) this.tell("pst-open", {});
    this.opened = true;
    await this.show();
    this.focusForWriting();
  }

  /** Close the conversation and give the focus back to its button. */
  async close(): Promise<void> {
    if (this.inline || !this.opened) return;
    this.opened = false;
    this.gestures.hush();
    this.tell("pst-close", {});
    await this.updateComplete;
    this.find("button.launcher")?.focus();
  }

  /** Ask a question, as if it had been typed. */
  async ask(question: string): Promise<void> {
    const words = question.trim();
    this.announced = this.complaint = complaintOf(words, this.strings);
    if (this.talk.pending) return;
    if (!this.inline && !this.opened) await this.open();
    if (this.complaint) return this.find("#question")?.focus();
    this.tell("pst-question", {});
    const outcome = this.talk.ask(words);
    await this.updateComplete;
    this.focusForWriting();
    void this.show();
    return outcome;
  }

  /** Forget the conversation and start another. */
  async restart(): Promise<void> {
    this.gestures.hush();
    this.talk.restart();
    this.announced = this.strings.restarted;
    await this.updateComplete;
    this.focusForWriting();
  }

  protected override render(): TemplateResult {
    const { inline, strings } = this;
    return html`<div class="root" lang=${this.spokenLanguage} title="">
      ${inline ? nothing : this.launcher()}
      <div
        class="panel"
        role=${inline ? "region" : "dialog"}
        aria-labelledby="title"
        aria-describedby="notice"
        ?hidden=${!inline && !this.opened}
        @keydown=${this.escape}
      >
        ${header(strings, this.title || strings.title, inline ? null : () => void this.close())}
        ${conversationLog(this.talk.turns, this.openings, this.origin, this.scene())}
        ${composer(strings, {
          complaint: this.complaint,
          busy: this.talk.pending !== null,
          send: this.send,
          key: this.enter,
          stop: this.stop,
          restart: this.talk.turns.length ? () => void this.restart() : null,
        })}
        ${human(strings, contactOf(this.contact, this.contactLabel))}
      </div>
      <div class="unseen" role="status" aria-live="polite" aria-atomic="true">
        ${this.announced}
      </div>
    </div>`;
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    void this.show();
  }

  private launcher(): TemplateResult {
    return html`<button
      type="button"
      class="launcher"
      aria-haspopup="dialog"
      ?hidden=${this.opened}
      @click=${() => void this.open()}
    >
      ${bubble}<span>${this.strings.open}</span>
    </button>`;
  }

  private scene(): Scene {
    const { talk, gestures, strings } = this;
    return {
      strings,
      language: this.spokenLanguage,
      pending: talk.pending,
      slow: talk.slow,
      speaking: gestures.speaking,
      wait: talk.wait,
      sourceUrl: (url) => this.sourceUrl(url),
      ask: (question) => void this.ask(question),
      retry: (turn) => void this.retry(turn),
      openSource: (documentId, url) => this.tell("pst-source", { documentId, url }),
      copy: (turn) => void gestures.copy(turn),
      listen: (turn) => gestures.listen(turn),
      opine: (turn, opinion) => void gestures.opine(turn, opinion),
      explain: (turn, form) => void gestures.explain(turn, form),
      withdraw: (turn) => void gestures.withdraw(turn),
    };
  }

  private readonly send = (event: Event): void => {
    event.preventDefault();
    const field = this.find<HTMLTextAreaElement>("#question")!;
    const asked = this.ask(field.value);
    if (!this.complaint && this.talk.pending) field.value = "";
    void asked;
  };

  private readonly enter = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    this.send(event);
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || this.inline) return;
    event.stopPropagation();
    void this.close();
  };

  private readonly stop = (): void => {
    this.talk.stop();
    this.announced = this.strings.stopped;
    this.focusForWriting();
  };

  private async retry(turn: Turn): Promise<void> {
    const outcome = this.talk.retry(turn);
    await this.updateComplete;
    this.focusForWriting();
    return outcome;
  }

  /** @internal */
  get strings(): Strings {
    return stringsOf(this.spokenLanguage);
  }

  /** @internal */
  say(words: string): void {
    this.announced = words;
  }

  /** @internal */
  tell(event: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }));
  }

  /** @internal */
  find<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  /** @internal */
  sourceUrl(url: string): string | null {
    return sourceAddress(url, this.origin);
  }

  private get inline(): boolean {
    return this.position === "inline";
  }

  private get origin(): string {
    return serviceAddress(this.endpoint);
  }

  private get storageKey(): string {
    return `pst-assistant ${this.origin} ${this.id || this.rank}`;
  }

  private get spokenLanguage(): string {
    return spoken(this.language || document.documentElement.lang);
  }

  /** The questions offered before the first one. */
  private get openings(): string[] {
    return this.examples.split("|").map((one) => one.trim()).filter(Boolean);
  }

  private get log(): HTMLElement | null {
    return this.find(".log");
  }

  /** Bring the last question and the start of its answer into view; the focus stays put. */
  private async show(): Promise<void> {
    await this.updateComplete;
    scrollToLast(this.find(".panel")!, this.log!);
  }

  /** Put the cursor in the field; under a finger, where it would raise a keyboard that
   * hides the answer, on the conversation instead. */
  private focusForWriting(): void {
    const finger = matchMedia("(pointer: coarse)").matches;
    (finger ? this.log : this.find("#question"))?.focus({ preventScroll: true });
  }
}
