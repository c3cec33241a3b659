using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Severing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Gongkai.Documents.Redaction;

/// <summary>
/// A PDF made anew: each page the picture of what is seen, with black where parts were, and the text of what is left laid unseen over it. Words are found by
/// two readers, and what either finds is covered.
/// </summary>
internal sealed class PdfRedaction
{
    /// <summary>Dots an inch: small print stays legible, and a page is some hundred kilobytes.</summary>
    private const int Dpi = 150;

    private const int MostPages = 300;
    private const double Pixels = Dpi / 72.0, Millimetre = 72 / 25.4;

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true, ClipPaths = false };

    private readonly SeverancePlan plan;
    private readonly Taken taken;
    private readonly Poppler poppler;
    private readonly List<(int Page, Box Box)> covered = [];

    private PdfRedaction(SeverancePlan plan, Taken taken, Poppler poppler) => (this.plan, this.taken, this.poppler) = (plan, taken, poppler);

    // From the upper left corner, in points, as it is seen.
    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

        /// <summary>Whether it reaches over the middle of the other's line, from its left to its right but for a little.</summary>
        public bool Crosses(Box other)
        {
            var (middle, slack) = ((other.Left + other.Right) / 2, (other.Right - other.Left) / 3);
            return Left <= middle - slack / 2 && Right >= middle + slack / 2 && Top <= other.Bottom && Bottom >= other.Top
                && Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) >= 0.5 * Math.Min(Bottom - Top, other.Bottom - other.Top);
        }
    }

    private readonly record struct Sign(string Text, Box Box, LaidCharacter Laid);

    /// <summary>The new file, and what each reader found in it afterwards.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> content, SeverancePlan plan, Taken taken, ReadingLimits limits, out ImmutableArray<SeveranceReading> readings)
    {
        foreach (var one in plan.Parts)
            if (one.Place is not (null or SeverancePlace.Page or SeverancePlace.Area { OnPage: > 0 }))
                throw new FileRefusedException(RedactionFault.NoSuchPlace(one.Place));
        if (!Poppler.IsInstalled) throw new FileRefusedException(RedactionFault.NeedsPoppler());
        using var poppler = new Poppler(content, limits.ConversionTime);
        var redaction = new PdfRedaction(plan, taken, poppler);
        var made = Open(content, redaction.Make);
        readings = redaction.Read(made, limits);
        return made;
    }

    private static T Open<T>(ReadOnlyMemory<byte> content, Func<PdfDocument, T> read)
    {
        try
        {
            using var document = PdfDocument.Open(content.ToArray(), Options);
            if (document.NumberOfPages > MostPages) throw new FileRefusedException(FileFault.TooManyParts(MostPages));
            return read(document);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new FileRefusedException(FileFault.Encrypted("PDF"));
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or FileRefusedException))
        {
            throw new FileRefusedException(FileFault.Damaged("PDF"));
        }
    }

    private byte[] Make(PdfDocument document)
    {
        var other = Boxes(poppler.Boxes());
        var target = new PicturedPdf();
        foreach (var one in plan.Parts)
            if (one.Place is SeverancePlace.Page(var number) && number > document.NumberOfPages || one.Place is SeverancePlace.Area area
                && area.OnPage > document.NumberOfPages)
                throw new FileRefusedException(RedactionFault.NoSuchPlace(one.Place));
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            var page = document.GetPage(number);
            var picture = poppler.Draw(number, Dpi);
            var (width, height) = (picture.Width / Pixels, picture.Height / Pixels);
            // The two readers must agree on where the corner of the page is.
            if (Math.Abs(width - page.Width) > 2 || Math.Abs(height - page.Height) > 2) throw new FileRefusedException(FileFault.Damaged("PDF"));
            var signs = Signs(page, picture);
            var boxes = Found(number, signs, number <= other.Count ? other[number - 1] : [], width, height, picture);
            foreach (var box in boxes)
            {
                picture.Cover(box.Left * Pixels, box.Top * Pixels, box.Right * Pixels, box.Bottom * Pixels);
                covered.Add((number, box));
            }
            target.Add(width, height, picture, signs
                .Where(sign => !boxes.Exists(box => box.Holds((sign.Box.Left + sign.Box.Right) / 2, (sign.Box.Top + sign.Box.Bottom) / 2)))
                .Select(sign => sign.Laid));
        }
        Besides(document);
        return target.ToBytes();
    }

    // Only what is seen is read: text under pictures or boxes, or in the colour of the paper, is not taken over. Nor is what lies across.
    private static List<Sign> Signs(Page page, Raster picture)
    {
        var signs = new List<Sign>(page.Letters.Count);
        foreach (var letter in page.Letters)
        {
            if (string.IsNullOrEmpty(letter.Value) || letter.TextOrientation != TextOrientation.Horizontal) continue;
            var (start, end, glyph) = (letter.StartBaseLine, letter.EndBaseLine, letter.BoundingBox);
            var size = Math.Max(letter.PointSize, glyph.Height);
            var box = new Box(Math.Min(start.X, glyph.Left), page.Height - Math.Max(start.Y + 0.9 * size, glyph.Top), Math.Max(end.X, glyph.Right),
                page.Height - Math.Min(start.Y - 0.25 * size, glyph.Bottom));
            if (size is <= 0 or > 500 || !(box.Right > box.Left)) continue;
            var isSpace = string.IsNullOrWhiteSpace(letter.Value);
            if (isSpace || picture.Shows(box.Left * Pixels, box.Top * Pixels, box.Right * Pixels, box.Bottom * Pixels))
                signs.Add(new(letter.Value, box, new(letter.Value, start.X, start.Y, size, Math.Max(end.X - start.X, 0.05 * size))));
        }
        return signs;
    }

    private List<Box> Found(int number, List<Sign> signs, List<Sign> others, double width, double height, Raster picture)
    {
        var boxes = new List<Box>();
        var isNamed = plan.PagesLookedAt.Contains(number);
        foreach (var (part, i) in plan.Parts.Select((part, i) => (part, i)))
            if (part.Place is SeverancePlace.Page(var whole) && whole == number) Take(i, new(0, 0, width, height));
            else if (part.Place is SeverancePlace.Area area && area.OnPage == number)
            {
                var (left, top) = ((double)area.Left * Millimetre, (double)area.Top * Millimetre);
                var box = new Box(left, top, left + (double)area.Width * Millimetre, top + (double)area.Height * Millimetre);
                if (box.Left >= width || box.Top >= height) throw new FileRefusedException(RedactionFault.NoSuchPlace(area));
                Take(i, box);
            }
        if (taken.Finder.IsEmpty) return boxes;
        if (!isNamed && !signs.Exists(sign => !string.IsNullOrWhiteSpace(sign.Text)) && picture.Shows(0, 0, picture.Width, picture.Height))
            throw new FileRefusedException(RedactionFault.Picture(number));
        Search(signs);
        Search([.. signs.OrderBy(sign => Math.Round(sign.Laid.Y / -3)).ThenBy(sign => sign.Box.Left)]);
        Search(others);
        return boxes;

        void Take(int part, Box box)
        {
            boxes.Add(box);
            taken.Add(part);
            isNamed = true;
        }

        // What another reading has found before is neither counted nor covered twice: boxes of the second reader are taller than lines.
        void Search(List<Sign> read)
        {
            var places = new List<int>();
            var text = new StringBuilder();
            foreach (var (sign, i) in read.Select((sign, i) => (sign, i)))
                foreach (var unit in sign.Text)
                {
                    text.Append(unit);
                    places.Add(i);
                }
            foreach (var (part, start, end) in taken.Finder.Find(text.ToString()))
            {
                var seen = Enumerable.Range(start, end - start).Select(at => read[places[at]]).Where(sign => !string.IsNullOrWhiteSpace(sign.Text))
                    .Select(sign => sign.Box).ToList();
                if (seen.TrueForAll(box => boxes.Exists(known => known.Crosses(box)))) continue;
                taken.Add(part);
                boxes.AddRange(seen.Select(Wider));
            }
        }
    }

    // Letters lean and swing out of their boxes.
    private static Box Wider(Box box)
    {
        var (x, y) = (0.08 * (box.Right - box.Left) + 0.5, 0.06 * (box.Bottom - box.Top) + 0.5);
        return new(box.Left - x, box.Top - y, box.Right + x, box.Bottom + y);
    }

    // What the second reader has read: words with their boxes, which their characters share.
    private static List<List<Sign>> Boxes(byte[] xhtml)
    {
        var pages = new List<List<Sign>>();
        // Characters that XML does not know are of no word.
        var text = string.Concat(Encoding.UTF8.GetString(xhtml).Where(unit => unit is '\n' or >= ' ' && !char.IsSurrogate(unit) && unit < '\uFFFE'));
        using var xml = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "page") pages.Add([]);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "word")
            {
                var (left, top, right, bottom) = (Side("xMin"), Side("yMin"), Side("xMax"), Side("yMax"));
                var word = xml.ReadElementContentAsString();
                // Ideographs are about twice as wide as letters.
                var (all, at) = (word.Sum(Wide), 0.0);
                foreach (var unit in word)
                {
                    var (from, to) = (left + (right - left) * at / all, left + (right - left) * (at += Wide(unit)) / all);
                    var slack = unit < 128 ? 2 : 0;
                    pages[^1].Add(new(unit.ToString(), new(from - slack, top, to + slack, bottom), default));
                }
            }
        return pages;

        static double Wide(char unit) => unit < 0x1100 ? 1 : 2;

        double Side(string name) => double.Parse(xml.GetAttribute(name)!, CultureInfo.InvariantCulture);
    }

    private void Besides(PdfDocument document)
    {
        if (document.Information is { } about
            && (about.Author ?? about.Title ?? about.Creator ?? about.Producer ?? about.Subject ?? about.Keywords) is not null)
            taken.Besides("文档属性");
        if (document.TryGetXmpMetadata(out _)) taken.Besides("元数据（XMP）");
        if (document.Advanced.TryGetEmbeddedFiles(out var files)) taken.Besides("附带的文件", files.Count);
        if (document.TryGetBookmarks(out var bookmarks)) taken.Besides("书签", bookmarks.GetNodes().Count());
        if (document.TryGetForm(out var form)) taken.Besides("表单域（保留所见）", form.Fields.Count);
        var notes = document.GetPages().Sum(page => page.GetAnnotations().Count());
        if (notes > 0) taken.Besides("注释和链接（保留所见）", notes);
        taken.Pictures += document.GetPages().Sum(page => page.NumberOfImages);
    }

    private ImmutableArray<SeveranceReading> Read(byte[] made, ReadingLimits limits)
    {
        using var again = new Poppler(made, limits.ConversionTime);
        var own = Open(made, document => document.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value))).ToList());
        foreach (var (page, boxes) in covered.GroupBy(one => one.Page).Select(group => (group.Key, group)))
        {
            var picture = again.Draw(page, Dpi);
            if (boxes.Any(one => !picture.IsCovered(one.Box.Left * Pixels, one.Box.Top * Pixels, one.Box.Right * Pixels, one.Box.Bottom * Pixels)))
                throw new FileRefusedException(RedactionFault.Left("poppler 重画的页面", 1));
        }
        var other = again.Text();
        return
        [
            new("PdfPig", own.Sum(text => (long)text.Length), taken.Finder.Count(string.Concat(own))),
            new("poppler（pdftotext）", other.Length, taken.Finder.Count(other)),
            new("poppler（重画各页，看是否涂黑）", covered.Count, 0),
        ];
    }
}
