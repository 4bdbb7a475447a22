import {expect, it} from 'vitest'
import {yamlVariables} from './yaml-variables.ts'

function problems(path: string, text: string): string[] {
  return yamlVariables.read(path, text).problems.map(({place, reason}) => `${place.start.line} ${reason}`)
}

it('warns of a Compose file that is no YAML, and still reads it', () => {
  const text = 'services:\n\tweb:\n    environment:\n      - WEB_PORT=1\n'
  expect(problems('compose.yml', text)).toEqual([
    '2 Unexpected YAML that cannot be read (Unexpected tab in the indentation, expected spaces)',
  ])
  expect(yamlVariables.read('compose.yml', text).facts).toMatchObject([{name: 'WEB_PORT', line: 4}])
})

it('does not warn of anchors, tags and templates, nor of other files', () => {
  expect(problems('docker-compose.prod.yaml', 'x: &a {b: 1}\nc: *a\nd: !reset []\n')).toEqual([])
  expect(problems('compose.yaml', 'a: {{ b }}\n')).toEqual([])
  expect(problems('chart/values.yaml', 'a:\n\tb: 1\n')).toEqual([])
})
