import {expect, it} from 'vitest'
import {darkVariables} from './dark-variables.ts'

it.each([
  ['BASE_URL', 'https://example.org:8443/api?x=1', 'https://127.0.0.1:9/api?x=1'],
  ['DATABASE_URL', 'postgres://user:p%40ss@db:5432/name', 'postgres://user:p%40ss@127.0.0.1:9/name'],
  ['BROKER', 'kafka-1.internal:9092', '127.0.0.1:9'],
  ['SIX', '[::1]:80', '127.0.0.1:9'],
  ['PORT', '8787', '9'],
  ['METRICS_PORT', '9090', '9'],
  ['HOST', 'db.internal', '127.0.0.1'],
  ['DATABASE_HOST', 'db', '127.0.0.1'],
  ['SERVER', '10.0.0.7', '127.0.0.1'],
  ['REPORT', '1', '1'],
  ['FOLDER', '.carrel/backups', '.carrel/backups'],
  ['API_KEY', 'key:with:colons', 'key:with:colons'],
])('leads %s=%s nowhere', (name, value, dark) => {
  expect(darkVariables({[name]: value}, 9)).toEqual({[name]: dark})
})
