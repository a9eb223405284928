// Compiles pages as Docusaurus or plain MDX does, and says what is in them.
//
// The first argument is "docusaurus" or "mdx", the second the folder that sections
// stand in. Reads a JSON object a line, {"name": path in that folder, "text": MDX}, and
// answers each with one, {"pages": {path: nodes}}, or {"error": the compiler's message}.
// The nodes are those of the tree (hast) that becomes JavaScript, so that no component
// has to exist. Ends with its input.
import path from 'node:path'
import process from 'node:process'
import readline from 'node:readline'
import {createRequire} from 'node:module'
import {createProcessor} from '@mdx-js/mdx'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'

const require = createRequire(path.join(process.cwd(), 'package.json'))
// The standard output has the answers alone; loggers write elsewhere.
const answer = process.stdout.write.bind(process.stdout)
console.log = console.info = console.warn = () => {}

// What a page of Docusaurus shows of its metadata.
const shown = new Set(['title', 'description', 'sidebar_label', 'pagination_label', 'title_meta'])

// keep is the last plugin. It takes the nodes of the tree.
function keep() {
  return (root, file) => {
    file.data.nodes = root.children.flatMap(node)
  }
}

function node(n) {
  switch (n.type) {
    case 'text':
      return [{text: n.value}]
    case 'comment':
      return [{name: '!--', text: n.value}]
    case 'element':
      return [{name: n.tagName, attributes: [...properties(n.properties), ...(n.properties.metastring ? [] : meta(n.data?.meta))], children: n.children.flatMap(node)}]
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [{name: n.name ?? '<>', attributes: n.attributes.map(attribute), children: n.children.flatMap(node)}]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [{name: '{}', text: n.value}]
    case 'mdxjsEsm':
      return n.value ? [{name: 'esm', text: n.value}] : contents(n.data.estree)
    case 'raw':
      return [{name: 'raw', text: n.value}]
    default: // that of a plugin, such as the title of an admonition
      return n.children ? [{name: n.type, children: n.children.flatMap(node)}] : []
  }
}

function properties(of = {}) {
  const found = []
  for (const [name, value] of Object.entries(of)) {
    if (name === 'metastring') found.push(...meta(value))
    else if (value !== undefined && value !== null && value !== false) {
      found.push([name === 'className' ? 'class' : name, Array.isArray(value) ? value.join(' ') : String(value)])
    }
  }
  return found
}

// meta parts what follows the language of a fence into its title and the rest.
function meta(text) {
  if (!text) return []
  const title = /\btitle=(["'])(.*?)\1/.exec(text)
  if (!title) return [['meta', text]]
  return [['meta', text.replace(title[0], 'title=')], ['title', title[2]]]
}

function attribute(a) {
  if (a.type === 'mdxJsxExpressionAttribute') return ['{}', a.value]
  if (a.value === null || a.value === undefined) return [a.name, '']
  if (typeof a.value === 'string') return [a.name, a.value]
  const body = a.value.data?.estree?.body ?? []
  const expression = body.length === 1 ? body[0].expression : undefined
  if (expression?.type === 'Literal' && typeof expression.value === 'string') return [a.name, expression.value]
  if (expression?.type === 'TemplateLiteral' && expression.expressions.length === 0) return [a.name, expression.quasis[0].value.cooked]
  return [a.name, '{' + a.value.value + '}']
}

// contents reads the table of contents that Docusaurus exports.
function contents(program) {
  const found = []
  const walk = (x) => {
    if (Array.isArray(x)) return x.forEach(walk)
    if (!x || typeof x.type !== 'string') return
    if (x.type === 'ObjectExpression') {
      const of = Object.fromEntries(x.properties.filter((p) => p.key && p.value).map((p) => [p.key.name ?? p.key.value, p.value]))
      if (of.value && of.id) {
        const text = of.value.type === 'Literal' ? [{text: of.value.value}] : []
        found.push({name: 'toc', attributes: [['id', String(of.id.value)], ['level', String(of.level?.value)]], children: text})
        return
      }
    }
    Object.values(x).forEach(walk)
  }
  walk(program)
  return found
}

function metadata(of) {
  return Object.entries(of).map(([key, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return shown.has(key)
      ? {name: 'meta', attributes: [['name', key]], children: [{text}]}
      : {name: 'meta', attributes: [['name', key], ['value', text]]}
  })
}

// plain is @mdx-js/mdx with the plugins that most sites add.
function plain() {
  const processor = createProcessor({
    remarkPlugins: [remarkFrontmatter, remarkGfm, remarkDirective, remarkMath],
    rehypePlugins: [keep],
  })
  return async (name, text) => (await processor.process({path: name, value: text})).data.nodes
}

// docusaurus calls what its loader for webpack calls, with the options that the docs
// plugin of a new site has. What the loader adds is the metadata, as code around it.
async function docusaurus(folder) {
  const {compileToJSX} = require('@docusaurus/mdx-loader/lib/utils.js')
  const {createProcessors} = require('@docusaurus/mdx-loader/lib/processor.js')
  const {DEFAULT_PARSE_FRONT_MATTER} = require('@docusaurus/utils')
  const options = {
    admonitions: true,
    siteDir: folder,
    staticDirs: [path.join(folder, 'static')],
    remarkPlugins: [remarkMath],
    rehypePlugins: [keep],
    markdownConfig: {
      format: 'mdx',
      mermaid: true,
      emoji: true,
      anchors: {maintainCase: false},
      hooks: {onBrokenMarkdownLinks: () => {}, onBrokenMarkdownImages: () => {}},
      mdx1Compat: {comments: true, admonitions: true, headingIds: true},
      remarkRehypeOptions: undefined,
    },
  }
  options.processors = await createProcessors({options})
  return async (name, text) => {
    const filePath = path.join(folder, name)
    const {frontMatter} = await DEFAULT_PARSE_FRONT_MATTER({filePath, fileContent: text})
    try {
      const {data} = await compileToJSX({filePath, fileContent: text, frontMatter, options, compilerName: 'client'})
      const title = data.contentTitle ? [{name: 'title', children: [{text: data.contentTitle}]}] : []
      return [...metadata(frontMatter), ...title, ...data.nodes]
    } catch (error) {
      throw error.cause ?? error
    }
  }
}

const [dialect, folder] = process.argv.slice(-2)
const compile = dialect === 'docusaurus' ? await docusaurus(folder) : plain()
for await (const line of readline.createInterface({input: process.stdin})) {
  const {name, text} = JSON.parse(line)
  let result
  try {
    result = {pages: {[name]: await compile(name, text)}}
  } catch (error) {
    const place = error.line ? `${error.line}:${error.column}: ` : ''
    result = {error: place + (error.reason ?? error.message ?? String(error))}
  }
  answer(JSON.stringify(result) + '\n')
}
