import type {PageFence} from '../../page.ts'

/** Whether a code block is a check. */
export function isCheck({language, meta}: PageFence): boolean {
  return language === 'check' || /^check(?:\s|$)/.test(meta)
}
