// Builds pages as VitePress does, and says what is in them.
//
// The argument is the folder that sections stand in. Reads a JSON object a line,
// {"name": path in that folder, "text": Markdown}, and answers each with one,
// {"pages": {path: nodes}}, or {"error": the message of VitePress or Vue}. The nodes are
// those of the template that Vue compiles, so that bindings and interpolations are among
// them; no component has to exist. Ends with its input.
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import readline from 'node:readline'
import {createMarkdownRenderer} from 'vitepress'
import {parse} from '@vue/compiler-sfc'
import {compile, NodeTypes} from '@vue/compiler-dom'

// The standard output has the answers alone; loggers write elsewhere.
const answer = process.stdout.write.bind(process.stdout)
console.log = console.info = console.warn = () => {}

const [folder] = process.argv.slice(-1)
const escape = (text) => text.replace(/[&<>]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[c])

const md = await createMarkdownRenderer(folder, {
  // Colours of code say nothing here. Code in which Vue computes has "-vue" behind its language.
  highlight: (text, info) => `<pre${/-vue\b/.test(info) ? '' : ' v-pre'}><code data-info="${escape(info).replace(/"/g, '&quot;')}">${escape(text)}</code></pre>`,
  // Else ids would be the words of headings, which are other words in a translation.
  anchor: {slugify: () => 'made'},
})

// What a page shows of its metadata.
const shown = new Set(['title', 'titleTemplate', 'description', 'hero', 'features'])
const unread = new Set(['link', 'theme', 'icon', 'layout', 'src'])

function metadata(of, prefix = '') {
  if (Array.isArray(of)) return of.flatMap((value) => metadata(value, prefix))
  if (of === null || typeof of !== 'object') return [{name: 'meta', attributes: [['name', prefix]], children: [{text: String(of)}]}]
  return Object.entries(of).flatMap(([key, value]) => {
    const name = prefix ? prefix + '.' + key : key
    return (prefix || shown.has(key)) && !unread.has(key)
      ? metadata(value, name)
      : [{name: 'meta', attributes: [['name', name], ['value', JSON.stringify(value)]]}]
  })
}

// included puts in the files that comments name, as VitePress does before it reads
// Markdown. It leaves a comment as it is where there is no such file.
function included(text, from) {
  return text.replace(/<!--\s*@include:\s*(.*?)\s*-->/g, (comment, name) => {
    const file = name.replace(/\{\d*,\d*\}$/, '').replace(/#[\w-]+$/, '')
    const at = file.startsWith('@') ? path.join(folder, file.replace(/^@\/?/, '')) : path.join(path.dirname(from), file)
    try {
      return included(fs.readFileSync(at, 'utf8'), at)
    } catch {
      return comment
    }
  })
}

function nodes(n) {
  switch (n.type) {
    case NodeTypes.TEXT:
      return [{text: n.content}]
    case NodeTypes.COMMENT:
      return [{name: '!--', text: n.content}]
    case NodeTypes.INTERPOLATION:
      return [{name: '{{}}', text: n.content.content}]
    case NodeTypes.ELEMENT: {
      const attributes = n.props.map(attribute)
      const of = (name) => attributes.find(([key]) => key === name)?.[1] ?? ''
      if (of('class') === 'header-anchor') return []
      if (of('class') === 'lang' || of('class') === 'line-numbers-wrapper') return []
      if (n.tag === 'button' && of('class') === 'copy') return []
      const made = {name: n.tag, attributes, children: n.children.flatMap(nodes)}
      // The names of tabs are random.
      if (/^(?:tab|group)-/.test(of('id') + of('for') + of('name'))) made.attributes = attributes.filter(([key]) => !['id', 'for', 'name', 'data-title'].includes(key))
      return [made]
    }
    default:
      throw new Error('a node of type ' + n.type)
  }
}

function attribute(p) {
  if (p.type === NodeTypes.ATTRIBUTE) return [p.name, p.value?.content ?? '']
  return [p.rawName ?? p.name, p.exp?.loc.source ?? '']
}

function build(name, text) {
  const file = path.join(folder, name)
  const env = {path: file, relativePath: name, cleanUrls: false, includes: [], realPath: file}
  const html = md.render(included(text, file), env)
  const source = `<template><div>${html}</div></template>`
  const {descriptor, errors} = parse(source, {filename: name, sourceMap: false, ignoreEmpty: false})
  if (errors.length) throw errors[0]
  if (descriptor.customBlocks.length || descriptor.scriptSetup || descriptor.script || descriptor.styles.length) throw new Error('the template ends early')
  compile(source.slice('<template>'.length, -'</template>'.length), {
    mode: 'module',
    prefixIdentifiers: true,
    comments: true,
    isCustomElement: () => false,
    onError: (error) => { throw error },
  })
  const blocks = [...env.sfcBlocks.scripts, ...env.sfcBlocks.styles, ...env.sfcBlocks.customBlocks]
  return [
    ...metadata(env.frontmatter ?? {}),
    ...descriptor.template.ast.children.flatMap(nodes),
    ...blocks.map((block) => ({name: 'raw', text: block.content})),
  ]
}

for await (const line of readline.createInterface({input: process.stdin})) {
  const {name, text} = JSON.parse(line)
  let result
  try {
    result = {pages: {[name]: build(name, text)}}
  } catch (error) {
    const place = error.loc ? `${error.loc.start.line}:${error.loc.start.column}: ` : ''
    result = {error: place + (error.message ?? String(error))}
  }
  answer(JSON.stringify(result) + '\n')
}
