package main

import (
	"context"
	"fmt"
	"net"
	"os/exec"
	"path"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/preview"
	"github.com/pobook/pobook/internal/setup"
	"github.com/pobook/pobook/internal/weblate"
)

// previewFlags are what the user asks of preview.
type previewFlags struct {
	locales      []string
	address      string
	language     string
	open         bool
	url, project string // of Weblate
}

// previewPort is where a preview is found, unless another one is there already.
const previewPort = 8323

func previewCommand(a *app) *cobra.Command {
	var f previewFlags
	cmd := &cobra.Command{
		Use:   "preview",
		Short: "Show the handbook in the browser while it is translated",
		Long: `Preview shows the handbook in the browser, and prints the address there. The first
page has all sections with how far each is in each locale. A section is shown as its
readers will see it, or side by side with its source; what is not translated, needs
review or has a mistake is marked, and a click on any text shows its message, with
terms, findings, and the place in the catalogue. What is saved is on the page at once.

The PDF of a locale stands beside the page when it is asked for. If it is known which
project at Weblate has the handbook, as "pobook weblate" knows it, each message has a
link to the page at which it is translated there.

Nothing is written, and nobody else sees the pages: preview listens on the machine
itself, unless --address says otherwise. Ctrl-C ends it.`,
		Example: `  pobook preview
  pobook preview --open
  pobook preview --locale zh_Hant --lang zh_Hant
  pobook preview --address 127.0.0.1:9000`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runPreview(cmd.Context(), a, f) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "show this `LOCALE` only, beside the source; may be repeated")
	flags.StringVar(&f.address, "address", "", fmt.Sprintf("listen on this `HOST:PORT` (default: 127.0.0.1:%d, or a free port)", previewPort))
	flags.StringVar(&f.language, "lang", "", "the `LANGUAGE` of the buttons: en, zh_Hant or zh_Hans (default: that of the browser)")
	flags.BoolVar(&f.open, "open", false, "open the browser")
	flags.StringVar(&f.url, "url", "", "the `URL` of Weblate, for links to it (default: WLC_URL, or what .weblate says)")
	flags.StringVar(&f.project, "project", "", "the `SLUG` of the project there (default: what .weblate says)")
	return cmd
}

func runPreview(ctx context.Context, a *app, f previewFlags) error {
	if f.language != "" && !preview.Speaks(f.language) {
		return fmt.Errorf("no language %q; there are en, zh_Hant and zh_Hans", f.language)
	}
	date, err := a.date()
	if err != nil {
		return err
	}
	unit, err := unitAddresses(ctx, a, f.url, f.project)
	if err != nil {
		return err
	}
	listener, hosts, err := listenFor(f.address)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }() // which may have been closed
	collectOften(a.getenv)
	server, err := preview.New(ctx, a.path("."), preview.Options{
		Locales: f.locales, Language: f.language, Date: date, Hosts: hosts, Unit: unit,
	})
	if err != nil {
		return err
	}
	defer server.Close()
	address := "http://" + listener.Addr().String() + "/"
	if hosts != nil {
		fmt.Fprintln(a.err, "warning: others in the network can read the handbook at this address; without --address nobody can")
		_ = a.err.Flush()
	}
	fmt.Fprintf(a.out, "the handbook is at %s until Ctrl-C ends this\n", address)
	_ = a.out.Flush()
	if f.open {
		openBrowser(a, address)
	}
	return server.Serve(ctx, listener)
}

// listenFor listens on an address that the user gives, or on loopback. hosts are the names by which others
// ask, if the address is not one of loopback alone.
func listenFor(address string) (listener net.Listener, hosts []string, err error) {
	if address == "" {
		if listener, err = net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(previewPort))); err != nil {
			listener, err = net.Listen("tcp", "127.0.0.1:0")
		}
		return listener, nil, err
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, nil, fmt.Errorf("%q is not an address; write for example 127.0.0.1:%d", address, previewPort)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if listener, err = net.Listen("tcp", net.JoinHostPort(host, port)); err != nil {
		return nil, nil, err
	}
	if at, ok := listener.Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
		hosts = []string{strings.ToLower(host)}
		if at.IP.IsUnspecified() {
			hosts = []string{preview.AnyHost}
		}
	}
	return listener, hosts, nil
}

// unitAddresses returns what knows where Weblate has messages; nil if it is not known which project has them.
// It neither connects to anything nor needs a key.
func unitAddresses(ctx context.Context, a *app, url, project string) (func(section, code, checksum string) string, error) {
	at, err := findServer(ctx, a, url, project)
	if err != nil {
		return nil, err
	}
	if at.Project == "" {
		return nil, nil
	}
	b, err := book.Open(a.dir)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	_, within := history.Root(a.dir)
	handbook, err := setup.Weblate(b, within)
	if err != nil {
		return nil, err
	}
	return func(section, code, checksum string) string {
		component := weblate.SectionComponentOf(handbook, strings.TrimSuffix(section, path.Ext(section)))
		return weblate.Unit{API: at.API, Project: at.Project, Component: component.Slug, Locale: code, Checksum: checksum}.Address()
	}, nil
}

// openBrowser opens an address in the user's browser. That it could not is no fault: the address has been printed.
func openBrowser(a *app, address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		fmt.Fprintf(a.err, "the browser could not be opened: %v; open the address yourself\n", err)
		_ = a.err.Flush()
		return
	}
	go func() { _ = cmd.Wait() }()
}
