import type {Config} from '../config.ts'
import type {Env} from './environment.ts'

/** The values of the variables that are declared secret, wherever they come from. */
export function secretValues({secrets}: Config, vars: Readonly<Record<string, string>>, env: Env): string[] {
  return secrets.flatMap((name) => [vars[name], env[name]].filter((value) => value !== undefined))
}
