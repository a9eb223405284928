package svg

import "strings"

// What SVG consists of, in lower case: a picture may also stand in HTML, which
// does not tell cases apart. Names are those of SVG 1.1 and SVG 2, and what was
// drafted between them, without what runs programs or holds other documents.
var (
	elements = setOf(`
		a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath color-profile cursor
		defs desc discard ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
		feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
		feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter flowDiv flowLine
		flowPara flowRegion flowRegionExclude flowRoot flowSpan flowTref font font-face font-face-format font-face-name font-face-src
		font-face-uri g glyph glyphRef hatch hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow
		metadata missing-glyph mpath page pageSet path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch
		symbol text textArea textPath title tref tspan use view vkern`)

	// Elements that run, in SVG 2 and in SVG Tiny 1.2.
	programs = setOf(`script handler listener`)

	// Elements that change attributes of others.
	animations = setOf(`animate animateColor animateMotion animateTransform set`)

	// Attributes of XLink.
	xlinks = setOf(`href title show type role arcrole actuate`)

	// Attributes whose values are text, whatever stands in them.
	texts = setOf(`id class lang tabindex role title content type media rel hreflang target
		requiredFeatures requiredExtensions requiredFormats requiredFonts systemLanguage version baseProfile format string unicode name
		glyph-name unicode-range host resource panose-1 g1 g2 u1 u2 orientation arabic-form glyphRef local rendering-intent`)

	// Attributes whose values are numbers, lengths, colours and the like, or what
	// CSS can say too.
	values = setOf(`
		accent-height accumulate additive alphabetic amplitude ascent attributeType azimuth baseFrequency baseline bbox begin bias by
		calcMode cap-height clip-path clipPathUnits contentScriptType contentStyleType cx cy d decelerate descent diffuseConstant divisor
		dur dx dy edgeMode elevation enable-background end exponent externalResourcesRequired fill filterRes filterUnits fr from fx fy
		gradientTransform gradientUnits hanging hatchContentUnits hatchUnits height hatchTransform horiz-adv-x horiz-origin-x horiz-origin-y
		ideographic in in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
		limitingConeAngle markerHeight markerUnits markerWidth mask maskContentUnits maskUnits mathematical max method min mode
		numOctaves offset operator order orient origin overline-position overline-thickness path pathLength patternContentUnits
		patternTransform patternUnits pitch playbackorder points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
		primitiveUnits r radius refX refY repeatCount repeatDur restart result rotate rx ry scale seed side slope spacing specularConstant
		specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles strikethrough-position strikethrough-thickness
		surfaceScale tableValues targetX targetY textLength timelineBegin to transform underline-position underline-thickness
		units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget
		width widths x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan

		alignment-baseline background background-color baseline-shift baseline-source clip clip-rule color color-interpolation
		color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline fill-opacity fill-rule
		filter flood-color flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch
		font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
		font-variant-position font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical
		image-rendering inline-size isolation kerning letter-spacing lighting-color line-height line-increment marker marker-end
		marker-mid marker-start mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-inside shape-margin
		shape-padding shape-rendering shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-alignment
		stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size
		text-align text-align-all text-align-last text-anchor text-decoration text-decoration-color text-decoration-line
		text-decoration-style text-indent text-orientation text-overflow text-rendering text-transform transform-box transform-origin
		unicode-bidi user-select vector-effect vertical-align visibility white-space word-spacing word-wrap writing-mode`)
)

// Namespaces whose elements and attributes no browser gives a meaning to: what
// drawing programs note for themselves, and metadata. A name that ends in * is
// the beginning of several.
var inert = []string{
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#",
	"http://purl.org/dc/*", "http://creativecommons.org/ns#", "http://web.resource.org/cc/", "http://xmlns.com/foaf/0.1/",
	"http://www.inkscape.org/namespaces/inkscape", "http://inkscape.sourceforge.net/DTD/sodipodi-0.dtd",
	"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd", "http://www.openswatchbook.org/uri/2009/osb", "http://ns.adobe.com/*",
	"adobe:ns:meta/", "http://iptc.org/std/*", "http://www.figma.com/figma/ns", "http://www.bohemiancoding.com/sketch/ns*",
	"http://www.serif.com/", "https://boxy-svg.com", "https://penpot.app/*", "http://svgjs.com/svgjs", "http://svgjs.dev/svgjs",
	"https://svgjs.dev/svgjs", "http://krita.org/namespaces/svg/krita", "http://www.vectornator.io", "http://vectornator.io",
	"http://schemas.microsoft.com/visio/*", "lucid", "http://xml.openoffice.org/svg/export", "http://sun.com/xmlns/staroffice/presentation",
	"urn:oasis:names:tc:opendocument:xmlns:*", "http://www.corel.com/*", "http://www.freesoftware.fsf.org/bkchem/*",
	"http://xml.apache.org/batik/ext",
}

const (
	svgNamespace   = "http://www.w3.org/2000/svg"
	xlinkNamespace = "http://www.w3.org/1999/xlink"
	xmlNamespace   = "http://www.w3.org/XML/1998/namespace"
	htmlNamespace  = "http://www.w3.org/1999/xhtml"
)

// Instructions to programs that are no browsers.
var instructions = setOf(`xpacket adobe-xap-filters plantuml plantuml-src`)

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(names) {
		set[strings.ToLower(name)] = true
	}
	return set
}

// isInert reports whether a namespace is one of those that have no meaning to
// browsers.
func isInert(namespace string) bool {
	for _, name := range inert {
		if beginning, several := strings.CutSuffix(name, "*"); namespace == name || several && strings.HasPrefix(namespace, beginning) {
			return true
		}
	}
	return false
}
