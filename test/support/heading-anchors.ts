/** Names by which the headings of a document can be linked to, as GitHub makes them. */
export function headingAnchors(text: string): Set<string> {
  const headings = [...text.replace(/^ *```.*?^ *```/gms, "").matchAll(/^#{1,6} +(.*?) *#*$/gm)];
  const anchors = new Set<string>();
  for (const [, heading] of headings) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const name = plain.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "").replace(/ /g, "-");
    let anchor = name;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${name}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Names by which the headings of a notebook can be linked to, as JupyterLab makes them. */
export function notebookAnchors(text: string): Set<string> {
  const headings = text.matchAll(/^#{1,6} +(.*?) *$/gm);
  return new Set([...headings].map(([, heading]) => heading!.replace(/[`*]/g, "").replace(/ /g, "-")));
}
