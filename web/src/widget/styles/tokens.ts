/** Colours and measures; each has a `--pst-…` property by which the host page sets it. */

import { css } from "lit";

const dark = css`
  --accent: var(--pst-accent-dark, #8fc7ef);
  --on-accent: var(--pst-on-accent-dark, #05233a);
  --surface: var(--pst-surface-dark, #10171e);
  --raised: var(--pst-raised-dark, #1a242e);
  --tint: var(--pst-tint-dark, #16303f);
  --text: var(--pst-text-dark, #eaf0f5);
  --muted: var(--pst-muted-dark, #b6c3cf);
  --line: var(--pst-line-dark, #33424f);
  --edge: var(--pst-edge-dark, #7d91a3);
  --good: #7fd0a4;
  --warn: #f0c36a;
  --shadow: 0 0.5em 2em rgb(0 0 0 / 60%);
  --scheme: dark;
`;

export const tokens = css`
  :host {
    --accent: var(--pst-accent, #0b4a6f);
    --on-accent: var(--pst-on-accent, #ffffff);
    --surface: var(--pst-surface, #ffffff);
    --raised: var(--pst-raised, #f3f6f8);
    --tint: var(--pst-tint, #e6eff5);
    --text: var(--pst-text, #18242f);
    --muted: var(--pst-muted, #4b5a68);
    --line: var(--pst-line, #d4dde4);
    --edge: var(--pst-edge, #748594);
    --good: #1d6b45;
    --warn: #805300;
    --shadow: 0 0.5em 2em rgb(16 36 54 / 24%);
    --radius: var(--pst-radius, 0.5em);
    --offset: var(--pst-offset, 1.25em);
    --scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${dark}
    }
  }
  :host([theme="dark"]) {
    ${dark}
  }
`;
