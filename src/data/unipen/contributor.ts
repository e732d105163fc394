/**
 * Who contributed a drawing to UNIPEN, by its writer: `gmd` of `gmd/w3`, as `readUnipen` names them. Undefined for drawings of other
 * sets, whose writers have no slash.
 */
export function contributorOf({ writer }: { readonly writer?: string }): string | undefined {
  return writer?.includes("/") ? writer.split("/")[0] : undefined;
}
