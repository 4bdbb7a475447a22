import type {SiteOptions} from './read-options.ts'

/** Addresses in the repository. */
export interface RepositoryLinks {
  /** The address of a file, at a line where one is given; undefined where the repository is not known. */
  file: (path: string, line?: number) => string | undefined
}

/** Addresses in the form that GitHub, GitLab and Gitea share. */
export function repositoryLinks({repository, branch}: Pick<SiteOptions, 'repository' | 'branch'>): RepositoryLinks {
  const part = /(^|\.)gitlab\./.test(repository ? new URL(repository).host : '') ? '-/blob' : 'blob'
  return {
    file: (path, line) =>
      repository &&
      `${repository}/${part}/${encodeURIComponent(branch)}/${path.split('/').map(encodeURIComponent).join('/')}${
        line === undefined ? '' : `?plain=1#L${line}`
      }`,
  }
}
