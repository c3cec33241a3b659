using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Redaction;

/// <summary>A PDF written by hand, with words wherever the format lets them hide. The words are of plain letters: the fonts are those of every
/// reader.</summary>
public static class MarkedPdf
{
    /// <summary>Words on the page, unseen on it, and in everything beside it.</summary>
    public static byte[] Document(string words)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Outlines 8 0 R /Metadata 10 0 R /AcroForm << /Fields [7 0 R] >> "
                + $"/Names << /EmbeddedFiles << /Names [({words}) 11 0 R] >> >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [7 0 R 12 0 R] "
                + "/Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            Stream("", $"BT /F 14 Tf 60 780 Td (Reply to {words} of today) Tj 0 -30 Td (The rest of it stays.) Tj ET\n"
                + $"BT /F 14 Tf 60 700 Td [({words[..3]}) -50 ({words[3..]})] TJ ET\n"
                // White on white, under a box, never painted, and in a form.
                + $"1 1 1 rg BT /F 14 Tf 60 650 Td (white {words}) Tj ET 0 0 0 rg\n"
                + $"BT /F 14 Tf 60 600 Td (under {words} box) Tj ET 50 590 300 30 re f\n"
                + $"BT /F 14 Tf 3 Tr 60 550 Td (unseen {words}) Tj 0 Tr ET\n/X Do"),
            Stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >>", $"BT /F 12 Tf 60 500 Td (form {words}) Tj ET"),
            $"<< /Type /Annot /Subtype /Widget /FT /Tx /T ({words}) /V ({words}) /Rect [60 400 200 420] >>",
            "<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>",
            $"<< /Title ({words}) /Parent 8 0 R /Dest [3 0 R /Fit] >>",
            Stream("/Type /Metadata /Subtype /XML", $"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{words}</x:xmpmeta>"),
            $"<< /Type /Filespec /F ({words}) /EF << /F 13 0 R >> >>",
            $"<< /Type /Annot /Subtype /Text /Contents ({words}) /T ({words}) /Rect [300 300 320 320] /F 2 >>",
            Stream("/Type /EmbeddedFile", words),
            $"<< /Author ({words}) /Title ({words}) >>",
        ];
        var (file, offsets) = (new StringBuilder("%PDF-1.7\n"), new List<int>());
        foreach (var (value, i) in objects.Select((value, i) => (value, i)))
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{value}\nendobj\n");
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info {objects.Length} 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Stream(string head, string content) => $"<< {head} /Length {content.Length} >>\nstream\n{content}\nendstream";
}
