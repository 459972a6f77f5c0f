/** One turn: a question and what became of it. */

import { html, nothing, type TemplateResult } from "lit";

import type { Answer } from "../answer";
import { typeset } from "../marks";
import { failureInWords } from "../plain";
import { statusInWords } from "../strings/index";
import type { Turn } from "../visit";
import { canSpeak } from "../voice";
import { answerBlocks } from "./blocks";
import { again, sheets, sound, square } from "./icons";
import { opinion } from "./opinion";
import type { Scene } from "./scene";
import { sourceList } from "./sources";

export function turnView(turn: Turn, rank: number, last: boolean, scene: Scene): TemplateResult {
  const { strings } = scene;
  return html`<li class="turn">
    <h3 class="unseen">${strings.yourQuestion}</h3>
    <p class="question">${typeset(turn.question)}</p>
    <h3 class="unseen">${strings.theAnswer}</h3>
    ${outcome(turn, rank, last, scene)}
  </li>`;
}

function outcome(turn: Turn, rank: number, last: boolean, scene: Scene): TemplateResult {
  if (turn.answer) return answered(turn, turn.answer, rank, last, scene);
  if (turn === scene.pending) return searching(scene);
  return failed(turn, last, scene);
}

function searching({ strings, slow }: Scene): TemplateResult {
  return html`<p class="searching">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    ${slow ? strings.stillSearching : strings.searching}
  </p>`;
}

function failed(turn: Turn, last: boolean, scene: Scene): TemplateResult {
  const { strings, wait } = scene;
  return html`<div class="answer failed">
    <p>${failureInWords(turn.failure, last ? wait : 0, strings)}</p>
    ${last
      ? html`<button
          type="button"
          aria-disabled=${wait > 0}
          @click=${() => wait > 0 || scene.retry(turn)}
        >
          ${again}${strings.retry}
        </button>`
      : nothing}
  </div>`;
}

function answered(
  turn: Turn,
  answer: Answer,
  rank: number,
  last: boolean,
  scene: Scene,
): TemplateResult {
  const { strings } = scene;
  const [family] = answer.status.split("_");
  const status = statusInWords(strings, answer.status);
  const origin = answer.mode === "generated" ? strings.generated : strings.extracts;
  return html`<div class="answer ${family} ${answer.status}" lang=${answer.language}>
      ${status ? html`<p class="status" lang=${scene.language}>${status}</p>` : nothing}
      ${answer.understood ? html`<p class="understood">${answer.understood}</p>` : nothing}
      <div class="blocks">${answerBlocks(answer, scene)}</div>
      ${answer.citations.length
        ? html`<p class="origin" lang=${scene.language}>${origin}</p>`
        : nothing}
      <div lang=${scene.language}>${sourceList(answer.citations, scene)} ${tools(turn, scene)}</div>
      ${family === "smalltalk" || !answer.id ? nothing : opinion(turn, `turn-${rank}`, scene)}
    </div>
    ${last ? suggestions(answer, scene) : nothing}`;
}

function tools(turn: Turn, scene: Scene): TemplateResult {
  const { strings } = scene;
  const speaking = scene.speaking === turn;
  return html`<div class="tools">
    ${"clipboard" in navigator
      ? html`<button type="button" @click=${() => scene.copy(turn)}>${sheets}${strings.copy}</button>`
      : nothing}
    ${canSpeak()
      ? html`<button type="button" class="listen" @click=${() => scene.listen(turn)}>
          ${speaking ? square : sound}${speaking ? strings.hush : strings.listen}
        </button>`
      : nothing}
  </div>`;
}

function suggestions(answer: Answer, scene: Scene): unknown {
  if (!answer.suggestions.length) return nothing;
  return asking(scene.strings.suggestions, answer.suggestions, scene);
}

/** Questions that one can ask with one press. */
export function asking(title: string, questions: string[], scene: Scene): TemplateResult {
  return html`<div class="asking" role="group" aria-label=${title}>
    <p aria-hidden="true">${title}</p>
    <ul role="list">
      ${questions.map(
        (question) => html`<li>
          <button
            type="button"
            class="suggestion"
            aria-disabled=${scene.pending !== null}
            @click=${() => scene.ask(question)}
          >
            ${typeset(question)}
          </button>
        </li>`,
      )}
    </ul>
  </div>`;
}
