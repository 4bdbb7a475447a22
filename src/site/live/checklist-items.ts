import {Children, cloneElement, isValidElement, type ReactNode} from 'react'
import {itemText} from './item-text.ts'

/** An item of a task list: what its tick is kept by, its words, how deep it stands. */
export interface ChecklistItem {
  key: string
  text: string
  depth: number
  /** The document itself says that it is done. */
  isDone: boolean
}

interface Element {
  type?: string
  checked?: boolean
  className?: string
  children?: ReactNode
}

/**
 * Walks through what a task list would render, and puts in the place of each of its boxes what `tick` gives for the item. A tick is
 * kept by the words of its item, so that it stays with them when others are added above.
 */
export function replaceBoxes(
  list: ReactNode,
  tick: (item: ChecklistItem) => ReactNode,
): {items: ChecklistItem[]; rendered: ReactNode} {
  const items: ChecklistItem[] = []
  const counts = new Map<string, number>()

  const replace = (node: ReactNode, item: ReactNode, depth: number): ReactNode => {
    if (!Array.isArray(node)) return replaceOne(node, item, depth)
    return Children.map(node as ReactNode[], (child) => replaceOne(child, item, depth))
  }
  const replaceOne = (node: ReactNode, item: ReactNode, depth: number): ReactNode => {
    if (!isValidElement<Element>(node)) return node
    const {type, checked = false, className = '', children} = node.props
    if (type === 'checkbox') {
      const text = itemText(item).replace(/\s+/g, ' ').trim()
      const count = (counts.get(text) ?? 0) + 1
      counts.set(text, count)
      items.push({key: count > 1 ? `${text} (${count})` : text, text, depth, isDone: checked})
      return tick(items.at(-1)!)
    }
    if (children === undefined) return node
    const isList = className.includes('contains-task-list')
    const isItem = className.includes('task-list-item')
    const replaced = replace(children, isItem ? children : item, isList ? depth + 1 : depth)
    return cloneElement(node, undefined, replaced)
  }
  return {rendered: replace(list, undefined, -1), items}
}
