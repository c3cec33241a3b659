using Gongkai.Documents.Formats;
using Gongkai.Publishing;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Documents.Scanning;

/// <summary>Takes an item apart for scanners: what the public reads of it.</summary>
public static class ScannedItem
{
    /// <summary>Its title, its fields, the names of its files, its text.</summary>
    public static ScannedPage Of(ItemContent content)
    {
        var kind = ItemKinds.Of(content.Kind);
        ScannedBlock[] head =
        [
            new(BlockSort.Title, content.Title),
            .. ((string[])[content.Summary, content.Source]).Where(words => words.Length > 0).Select(words => new ScannedBlock(BlockSort.Paragraph, words)),
            .. from field in kind.Fields
               where field.IsPublic && content[field.Name].Length > 0
               from line in content[field.Name].Split('\n', StringSplitOptions.RemoveEmptyEntries)
               select new ScannedBlock(BlockSort.Paragraph, line) { Label = field.Label },
            .. from file in content.Files where !file.IsInText select new ScannedBlock(BlockSort.File, file.Name),
            .. from file in content.Files
               from line in file.Severed?.Lines ?? []
               select new ScannedBlock(BlockSort.Paragraph, line.Told()),
        ];
        var page = new ScannedPage(content.Title) { Blocks = [.. head] };
        if (!content.HasText) return page;
        try
        {
            return PageTaker.Take(HtmlTree.Of(content.Body, ReadingLimits.Default), page);
        }
        catch (FileRefusedException refused)
        {
            return page with { Findings = [refused.Finding] };
        }
    }
}
