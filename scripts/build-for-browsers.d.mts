export function buildForBrowsers(folder: string): Promise<void>
