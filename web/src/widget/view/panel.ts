/** The frame of the conversation: header, log, composer, the way to a person. */

import { html, nothing, type TemplateResult } from "lit";

import type { Contact } from "../contact";
import type { Strings } from "../strings/shape";
import { arrow, cross, person, square } from "./icons";

export type Writing = {
  complaint: string;
  busy: boolean;
  send(event: Event): void;
  key(event: KeyboardEvent): void;
  stop(): void;
  /** Start another conversation, when there is one. */
  restart: (() => void) | null;
};

export function header(
  strings: Strings,
  title: string,
  close: (() => void) | null,
): TemplateResult {
  return html`<div class="header">
    <div class="names">
      <h2 id="title">${title}</h2>
      <p>${strings.subtitle}</p>
    </div>
    ${close
      ? html`<button type="button" class="close" aria-label=${strings.close} @click=${close}>
          ${cross}
        </button>`
      : nothing}
  </div>`;
}

export function composer(strings: Strings, writing: Writing): TemplateResult {
  return html`<form class="composer" novalidate @submit=${writing.send}>
    <div class="above">
      <label for="question">${strings.yourQuestion}</label>
      ${writing.restart
        ? html`<button type="button" @click=${writing.restart}>${strings.restart}</button>`
        : nothing}
    </div>
    <div class="field">
      <textarea
        id="question"
        rows="1"
        placeholder=${strings.placeholder}
        autocomplete="off"
        enterkeyhint="send"
        aria-invalid=${writing.complaint !== ""}
        aria-describedby="complaint"
        @keydown=${writing.key}
      ></textarea>
      ${writing.busy
        ? html`<button type="button" class="primary stop" @click=${writing.stop}>
            ${square}<span>${strings.stop}</span>
          </button>`
        : html`<button type="submit" class="primary send">
            ${arrow}<span>${strings.send}</span>
          </button>`}
    </div>
    <p id="complaint" class="complaint">${writing.complaint}</p>
  </form>`;
}

export function human(strings: Strings, contact: Contact | null): TemplateResult {
  if (!contact) return html`<p class="human">${person}<span>${strings.humanUnknown}</span></p>`;
  const words = contact.label || strings.humanPage;
  if (!contact.href) return html`<p class="human">${person}<span>${words}</span></p>`;
  return html`<p class="human">
    ${person}<span>${strings.human} <a href=${contact.href}>${words}</a></span>
  </p>`;
}
