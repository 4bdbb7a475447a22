const yarn = words(`
  access add audit autoclean bin cache check config constraints create dedupe dlx exec explain generate-lock-entry global help import info
  init install licenses link list login logout node npm outdated owner pack patch patch-commit plugin policies prune publish rebuild remove
  run sdks search self-update set stage tag team unlink unplug up upgrade upgrade-interactive version versions why workspace workspaces`)

const pnpm = words(`
  add approve-builds audit bin c cache cat-file cat-index completion config create dedupe deploy dlx docs doctor env exec fetch find-hash get
  help i ignored-builds import info init install install-completion install-test it la licenses link list ll ln login logout ls m multi
  outdated owner pack patch patch-commit patch-remove ping prefix prune publish rb rebuild recursive remove repo restart rm root run
  runtime search self-update server set setup show stage stop store t tst un uninstall unlink unpublish up update upgrade version view
  whoami why with`)

/** Whether a package manager has a command of that name, by the documentation of Yarn 1 to 4 and of pnpm 10. */
export function isBuiltin(manager: 'npm' | 'pnpm' | 'yarn' | 'bun', name: string): boolean {
  return (manager === 'yarn' ? yarn : pnpm).has(name)
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
