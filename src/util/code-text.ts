/** The author's code as it stands between the braces of the method `code` of a generated script: every line but the first and the last. */
export function codeText(code: {toString: () => string}): string {
  return code.toString().split(/\r?\n/).slice(1, -1).join('\n')
}
