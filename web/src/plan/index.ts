/** The plan's page: opens what a link names, asks about a node, opens or closes all. */

type Assistant = HTMLElement & { ask(question: string): Promise<void> };

const branches = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll(".tree details");

/** Open the node that the address names, and all that it stands under. */
function openNamed(): void {
  const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!node) return;
  const own = node.querySelector<HTMLDetailsElement>(":scope > details");
  if (own) own.open = true;
  for (let at = node.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  node.scrollIntoView({ block: "start" });
}

function ask(event: Event): void {
  const link = (event.target as Element).closest<HTMLElement>("[data-question]");
  const assistant = document.querySelector<Assistant>("pst-assistant");
  if (!link || !assistant || !customElements.get("pst-assistant")) return;
  event.preventDefault();
  void assistant.ask(link.dataset.question!);
}

function openOrClose(event: Event): void {
  const button = (event.target as Element).closest<HTMLElement>("[data-do]");
  if (!button) return;
  for (const branch of branches()) branch.open = button.dataset.do === "open";
}

document.documentElement.classList.add("scripted");
document.addEventListener("click", ask);
document.addEventListener("click", openOrClose);
addEventListener("hashchange", openNamed);
openNamed();

export {};
