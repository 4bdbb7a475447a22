/** The part of commonmark.js that is used here; the package brings no types of its own. */
declare module 'commonmark' {
  export interface Node {
    readonly type: string
    /** First and last line and column, both included, counted from 1. */
    readonly sourcepos: [[number, number], [number, number]]
    readonly firstChild: Node | null
    readonly next: Node | null
    readonly parent: Node | null
    readonly level: number
    readonly literal: string | null
    readonly listType: 'bullet' | 'ordered' | undefined
    readonly listStart: number | null
    /** The text of a leaf block whose inlines were not parsed. */
    readonly _string_content: string | null
    readonly _isFenced: boolean
    walker(): {next(): {entering: boolean; node: Node} | null}
  }

  export type Definitions = Record<string, object>

  export class Parser {
    parse(text: string): Node
    /** The second phase; does nothing where it is replaced by an empty function. */
    processInlines: (document: Node) => void
    /** Opens a block at the end of the tree; called with the parser as `this`. */
    addChild: (type: string, offset: number) => Node
    /** What is done with blocks of a type, among others when one is complete. */
    blocks: Record<string, {finalize: (parser: Parser, block: Node) => void}>
    inlineParser: {
      refmap: Definitions
      /** Parses the text of a paragraph or heading into children. */
      parse(block: Node): void
      /** The length of the link reference definition that a text starts with; 0 where there is none. */
      parseReference(text: string, definitions: Definitions): number
    }
  }
}
