/** The name, with as many underscores behind it as it takes to be none of those that are taken. */
export function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  return taken.has(name) ? freeName(`${name}_`, taken) : name;
}
