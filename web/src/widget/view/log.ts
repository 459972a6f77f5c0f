/** The log of the conversation, which starts with what people must know. */

import { html, nothing, type TemplateResult } from "lit";

import { pageAddress } from "../addresses";
import type { Turn } from "../visit";
import type { Scene } from "./scene";
import { asking, turnView } from "./turn";

/** Air above the turn scrolled to, in pixels. */
const MARGIN = 12;

/** Show the turns. Not a live region: the status region announces each answer, once. */
export function conversationLog(
  turns: readonly Turn[],
  openings: string[],
  service: string,
  scene: Scene,
): TemplateResult {
  return html`<div
    class="log"
    role="log"
    aria-live="off"
    aria-label=${scene.strings.conversation}
    aria-busy=${scene.pending !== null}
    tabindex="0"
  >
    ${notice(service, scene)}
    ${turns.length || !openings.length ? nothing : asking(scene.strings.examples, openings, scene)}
    <ol class="turns" role="list">
      ${turns.map((turn, at) => turnView(turn, at, at === turns.length - 1, scene))}
    </ol>
  </div>`;
}

/** Say that one speaks with a machine, before the first message (AI Act, article 50). */
function notice(service: string, { strings }: Scene): TemplateResult {
  const link = (path: string, words: string) =>
    html`<a href=${pageAddress(path, service)} target="_blank" rel="noopener"
      >${words} <span class="unseen">${strings.newWindow}</span></a
    >`;
  return html`<div class="notice">
    <p id="notice">${strings.notice}</p>
    <p class="links">
      ${link("/confidentialite", strings.noticeLinks.privacy)}
      ${link("/accessibilite", strings.noticeLinks.accessibility)}
    </p>
  </div>`;
}

/** Scroll to the last turn inside the element alone: the host page must not move.
 *
 * In a very low window the whole panel scrolls, else the log does.
 */
export function scrollToLast(panel: HTMLElement, log: HTMLElement): void {
  const turn = log.querySelector<HTMLElement>(".turn:last-child");
  if (!turn) return;
  const whole = getComputedStyle(log).overflowY === "visible";
  const top = turn.offsetTop - MARGIN + (whole ? log.offsetTop : 0);
  (whole ? panel : log).scrollTo({ top });
}
