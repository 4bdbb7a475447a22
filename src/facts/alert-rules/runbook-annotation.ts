/** The annotation that says where the runbook of an alert is: `runbook_url` before `runbook`, in any of their spellings. */
export function runbookAnnotation(annotations: Record<string, string>): string | undefined {
  const names = Object.keys(annotations)
  return spellings.map((spelling) => names.find((name) => plain(name) === spelling)).find((name) => name !== undefined)
}

const spellings = ['runbookurl', 'runbooklink', 'runbookuri', 'runbook', 'playbookurl', 'playbooklink', 'playbook']

function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '')
}
