import {posix} from 'node:path'
import type {SiteOptions} from './read-options.ts'

/** Addresses in the repository. */
export interface RepositoryLinks {
  /** The address of a file, at a line where one is given; undefined where the repository is not known. */
  file: (path: string, line?: number) => string | undefined
}

/** Addresses of files of a project in the form that GitHub, GitLab and Gitea share; `folder` is where the project lies in the repository. */
export function repositoryLinks(
  {repository, branch}: Pick<SiteOptions, 'repository' | 'branch'>,
  folder = '',
): RepositoryLinks {
  const part = /(^|\.)gitlab\./.test(repository ? new URL(repository).host : '') ? '-/blob' : 'blob'
  return {
    file: (path, line) =>
      repository &&
      `${repository}/${part}/${encodeURIComponent(branch)}/${posix.join(folder, path).split('/').map(encodeURIComponent).join('/')}${
        line === undefined ? '' : `?plain=1#L${line}`
      }`,
  }
}
