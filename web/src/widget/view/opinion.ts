/** "Utile / Pas utile", and why not. */

import { html, nothing, type TemplateResult } from "lit";

import { REASONS } from "../strings/shape";
import type { Turn } from "../visit";
import { down, up } from "./icons";
import type { Scene } from "./scene";

export function opinion(turn: Turn, name: string, scene: Scene): TemplateResult {
  const { strings } = scene;
  const given = turn.opinion === "useful" || turn.opinion === "sent";
  return html`<div class="opinion" role="group" aria-label=${strings.helpful}>
      <span class="asked" aria-hidden="true">${given ? strings.thanks : strings.helpful}</span>
      <span class="answers">
        <button
          type="button"
          aria-pressed=${turn.opinion === "useful"}
          aria-disabled=${given}
          @click=${() => given || scene.opine(turn, "useful")}
        >
          ${up}${strings.yes}
        </button>
        <button
          type="button"
          class="not-useful"
          aria-pressed=${turn.opinion === "sent"}
          aria-expanded=${turn.opinion === "reasons"}
          aria-disabled=${given}
          @click=${() => given || scene.opine(turn, "reasons")}
        >
          ${down}${strings.no}
        </button>
      </span>
    </div>
    ${turn.opinion === "reasons" ? reasons(turn, name, scene) : nothing}`;
}

function reasons(turn: Turn, name: string, scene: Scene): TemplateResult {
  const { strings } = scene;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    scene.explain(turn, event.target as HTMLFormElement);
  };
  return html`<form class="reasons" @submit=${send}>
    <fieldset>
      <legend>${strings.why}</legend>
      ${REASONS.map(
        (reason) => html`<label class="reason">
          <input type="radio" name="reason" value=${reason} required />
          <span>${strings.reasons[reason]}</span>
        </label>`,
      )}
    </fieldset>
    <label for="comment-${name}">${strings.comment}</label>
    <textarea
      id="comment-${name}"
      name="comment"
      rows="2"
      maxlength="500"
      aria-describedby="hint-${name}"
    ></textarea>
    <p id="hint-${name}" class="hint">${strings.commentHint}</p>
    <div class="buttons">
      <button type="submit" class="primary">${strings.sendOpinion}</button>
      <button type="button" @click=${() => scene.withdraw(turn)}>${strings.cancel}</button>
    </div>
  </form>`;
}
