import {basename} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import {productName} from '../../util/product-name.ts'
import {lineCounter} from '../line-counter.ts'

const image = String.raw`["']?(?:[\w.-]+(?::\d+)?\/)*(?<name>[a-z][\w.-]*):v?(?<version>\d[\w.-]*)`
const inDockerfile = new RegExp(String.raw`^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*${image}`, 'gim')
const inYaml = new RegExp(String.raw`^[ \t]*(?:-[ \t]+)?image[ \t]*:[ \t]*${image}`, 'gm')

/** Versions of the images that are built on or run: `node` of `FROM node:20-alpine`. */
export const imageVersions: FactReader = {
  name: 'image-versions',
  summary: '`FROM` of Dockerfiles, `image:` of Compose, Kubernetes and workflows',
  takes: (path) => isDockerfile(path) || /\.ya?ml$/.test(path),
  mayHold: (text) => text.includes('image') || /FROM/i.test(text),
  read: (path, text) => {
    const lineAt = lineCounter(text)
    const facts: Fact[] = [...text.matchAll(isDockerfile(path) ? inDockerfile : inYaml)].map((match) => {
      const {name, version} = match.groups as {name: string; version: string}
      const line = lineAt(match.index + 1)
      return {family: 'version', name: productName(name), path, line, version, precision: 'exact'}
    })
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'web/Dockerfile',
      text: 'ARG V\nFROM --platform=linux/amd64 node:20.11-alpine AS build\nFROM build\nFROM x:$V\n',
      finds: [{family: 'version', name: 'node', version: '20.11-alpine', line: 2, precision: 'exact'}],
    },
    {
      path: 'compose.yaml',
      text: 'services:\n  db:\n    image: "docker.io/bitnami/postgresql:16.2"\n  x:\n    image: x:latest\n',
      finds: [{name: 'postgres', version: '16.2', line: 3}],
    },
  ],
}

function isDockerfile(path: string): boolean {
  return /^(?:Docker|Container)file(?:\.|$)|\.(?:Docker|docker|container)file$/.test(basename(path))
}
