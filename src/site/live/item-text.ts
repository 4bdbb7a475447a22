import {Children, isValidElement, type ReactNode} from 'react'

/** The words of what React would render; nothing of lists within it. */
export function itemText(node: ReactNode): string {
  return Children.toArray(node)
    .map((child) => {
      if (!isValidElement<{children?: ReactNode; className?: string}>(child))
        return typeof child === 'object' ? '' : String(child)
      return child.props.className?.includes('contains-task-list') ? '' : itemText(child.props.children)
    })
    .join('')
}
