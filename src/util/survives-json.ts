import type {Json} from '../model.ts'

/** Whether JSON gives a value back as it was: it knows neither `NaN` nor infinities, and no zero below zero. */
export function survivesJson(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (Array.isArray(value)) return value.every(survivesJson)
  return typeof value !== 'object' || value === null || Object.values(value).every(survivesJson)
}
