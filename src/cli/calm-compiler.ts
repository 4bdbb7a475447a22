/**
 * Keeps V8 11, which is that of Node 20, from optimising what will run for a second only: its helper threads take the cores
 * from the commands of the checks, 0.4 of 0.9 ms a check. Later versions of V8 wait by themselves.
 */
export async function calmCompiler(): Promise<void> {
  if (!process.versions.v8.startsWith('11.')) return
  const {setFlagsFromString} = await import('node:v8')
  setFlagsFromString('--interrupt-budget=300000')
}
