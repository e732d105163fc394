import type { TenpenPage } from "./tenpen-page.ts";

type Node = Awaited<ReturnType<typeof nodesOf>>[number];

/** Of what is said, and how often: these are about how it looks. */
const silent = [
  "InlineTextBox",
  "none",
  "generic",
  "ListMarker",
  "RootWebArea",
  "LineBreak",
  "LabelText",
  "MenuListPopup",
];
const told = ["checked", "pressed", "disabled", "expanded", "modal"];

/**
 * What somebody hears of the page who does not see it: what is there, by the browser's tree of it, where the focus is, and what is said
 * of itself. Shares are left out, since they are another model's tomorrow.
 */
export class ScreenReader {
  readonly #tenpen: TenpenPage;
  readonly #lines: string[] = [];

  private constructor(tenpen: TenpenPage) {
    this.#tenpen = tenpen;
  }

  static async start(tenpen: TenpenPage): Promise<ScreenReader> {
    await tenpen.devtools.send("Accessibility.enable");
    await tenpen.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const live = (node: globalThis.Node) =>
        (node instanceof Element ? node : node.parentElement)?.closest("[role=status], [role=alert]");
      new MutationObserver((changes) => {
        const changed = changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes].map(live));
        for (const region of new Set(changed)) if (region?.textContent) said.push(region.textContent);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return new ScreenReader(tenpen);
  }

  /** Notes what was done, and what was said since the last time. */
  async note(done: string): Promise<void> {
    const said = await this.#tenpen.page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
    this.#lines.push("", `# ${done}`, ...said.map((each) => `says: ${each}`));
  }

  /** Notes where the focus is. */
  async noteFocus(): Promise<void> {
    const focused = (await nodesOf(this.#tenpen)).findLast(({ properties }) =>
      properties?.some(({ name, value }) => name === "focused" && value.value),
    );
    this.#lines.push(`focus: ${focused ? tell(focused) : "nothing"}`);
  }

  /** Notes all that there is, in the region of that name or at all. */
  async noteTree(within?: string): Promise<void> {
    const nodes = await nodesOf(this.#tenpen);
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const walk = (node: Node, indent: string) => {
      const isTold = !node.ignored && !silent.includes(node.role?.value) && tell(node) !== "";
      if (isTold) this.#lines.push(`${indent}${tell(node)}`);
      // Their name is all that is in them.
      if (isTold && ["button", "heading", "link", "StaticText", "option", "radio"].includes(node.role?.value)) return;
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child) walk(child, isTold ? `${indent}  ` : indent);
      }
    };
    const top = within ? nodes.find(({ role, name }) => role?.value === "region" && name?.value === within) : nodes[0];
    if (top) walk(top, "  ");
  }

  get log(): string {
    return `${this.#lines
      .join("\n")
      .replace(/(over |under )?\d+\.\d\s%/g, "… %")
      .replace(/^(\s*meter .*): .*$/gm, "$1")
      .trim()}\n`;
  }
}

async function nodesOf({ devtools }: TenpenPage) {
  return (await devtools.send("Accessibility.getFullAXTree")).nodes;
}

/** button "Undo", disabled */
function tell({ role, name, description, value, properties = [] }: Node): string {
  const words: string[] = [];
  const [kind, named] = [role?.value ?? "", name?.value ?? ""];
  if (kind === "StaticText") return named.trim();
  words.push(named ? `${kind} "${named}"` : kind);
  if (value?.value !== undefined && value.value !== "") words[0] += `: ${value.value}`;
  if (description?.value) words.push(`"${description.value}"`);
  for (const { name, value } of properties) {
    if (!told.includes(name) || value.value === false || value.value === "false") continue;
    words.push(value.value === true || value.value === "true" ? name : `${name} ${value.value}`);
  }
  return words.join(", ");
}
