package book

import (
	"path"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// withoutPublished returns what is there without what manifests list: files that a build
// has written among the sections, whatever has become of their section since. The
// manifests are those below the folder of the sections; an output folder can be
// around that, too.
//
// Where what was built has become the sections, a build would remove the only
// text that there is. So it is an error if all sections are listed, or one of them that
// is translated.
func withoutPublished(root folder, found config.Found, manifests []string) (config.Found, error) {
	published := listedFiles(root, found.Places, manifests)
	manifestOf := func(section string) string { return published[found.Places.Content(section)] }
	isPublished := func(section string) bool { return manifestOf(section) != "" }
	sections := slices.DeleteFunc(slices.Clone(found.Sections), isPublished)
	for _, section := range found.Sections {
		if !isPublished(section) {
			continue
		}
		if len(sections) == 0 {
			return found, publishedSection(found.Places, manifestOf(section), section, "")
		}
		catalogue := config.WithoutExt(section)
		isOthers := slices.ContainsFunc(sections, func(s string) bool { return config.WithoutExt(s) == catalogue })
		if template := found.Places.Template(section); !isOthers && exists(root.tree, template) {
			return found, publishedSection(found.Places, manifestOf(section), section, template)
		}
	}
	found.Sections = sections
	found.PassedOver = slices.DeleteFunc(found.PassedOver, isPublished)
	found.Pictures = slices.DeleteFunc(found.Pictures, isPublished)
	return found, nil
}

// listedFiles returns the manifests of the files that are listed in one, by paths
// relative to the root folder.
func listedFiles(root folder, places config.Places, manifests []string) map[string]string {
	var files []string
	for dir := places.Folder(); dir != "."; {
		dir = path.Dir(dir)
		files = append(files, path.Join(dir, ManifestName))
	}
	for _, file := range manifests {
		files = append(files, places.Content(file))
	}
	listed := map[string]string{}
	for _, file := range files {
		text, err := root.read(file)
		if err != nil {
			continue // whoever publishes there hears of it
		}
		m, _ := parseManifest(text)
		for line := range m {
			listed[path.Join(path.Dir(file), line.path)] = file
		}
	}
	return listed
}

// publishedSection is the error for a section that a manifest lists. template is "" if all
// sections are such.
func publishedSection(places config.Places, manifest, section, template string) error {
	d := diag.Diagnostic{
		Position: diag.Position{File: manifest},
		Code:     "published-section",
		Message:  diag.Textf("%s is listed as what pobook has written, and it is translated", places.Content(section)),
		Hint:     diag.Textf("if it is a section now, delete %s; if not, delete %s", manifest, template),
	}
	if template == "" {
		d.Message = diag.Textf("all Markdown in %s is listed as what pobook has written", places.Named())
		d.Hint = diag.Textf("if it is the sections now, delete %s; if not, write one", manifest)
	}
	return diag.List{d}
}
