package browser

import (
	"cmp"
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// A View is how a page is looked at.
type View struct {
	Width, Height  int // of the window, in CSS pixels
	Touch          bool
	Dark           bool   // prefers-color-scheme
	Still          bool   // prefers-reduced-motion
	ForcedColours  bool   // forced-colors
	Print          bool   // the style of the printed page
	WithoutScripts bool   // from the next page that is opened
	Languages      string // that the reader prefers, as in "zh-TW,zh" of Accept-Language; none are English
}

// Desktop is a window on a desk, in light colours.
func Desktop() View { return View{Width: 1280, Height: 900} }

// Phone is the screen of a phone held upright, in light colours, that is touched. One CSS
// pixel is two dots.
func Phone() View { return View{Width: 390, Height: 844, Touch: true} }

// apply makes the browser show a page so.
func (v View) apply(ctx context.Context, t *chromedp.Target) error {
	viewport := []chromedp.EmulateViewportOption{chromedp.EmulateLandscape}
	if v.Touch {
		viewport = []chromedp.EmulateViewportOption{chromedp.EmulatePortrait, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2)}
	}
	if _, err := chromedp.EmulateViewport(int64(v.Width), int64(v.Height), viewport...)(ctx, t); err != nil {
		return err
	}
	media := emulation.SetEmulatedMediaParams{Media: choose(v.Print, "print", ""), Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: choose(v.Dark, "dark", "light")},
		{Name: "prefers-reduced-motion", Value: choose(v.Still, "reduce", "no-preference")},
		{Name: "forced-colors", Value: choose(v.ForcedColours, "active", "none")},
	}}
	if _, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media); err != nil {
		return err
	}
	// Languages are changed along with the name of the browser alone.
	name, err := chromedp.Evaluate[string]("navigator.userAgent")(ctx, t)
	if err != nil {
		return err
	}
	languages := emulation.SetUserAgentOverrideParams{UserAgent: name, AcceptLanguage: cmp.Or(v.Languages, "en-GB,en")}
	if _, err := cdp.Call(ctx, t, emulation.SetUserAgentOverride, languages); err != nil {
		return err
	}
	_, err = cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.WithoutScripts})
	return err
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
