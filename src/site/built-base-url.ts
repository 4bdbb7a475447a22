import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** The path that a site was built for, `/` at both ends: where its pages look for what Docusaurus puts into `assets`. */
export function builtBaseUrl(folder: string): string {
  for (const page of ['404.html', 'index.html']) {
    const [, path] =
      /\s(?:src|href)=["']?(\/(?:[^"'\s<>?#/]+\/)*)assets\/(?:js|css)\//.exec(textOf(join(folder, page))) ?? []
    if (path !== undefined) return path
  }
  return '/'
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
