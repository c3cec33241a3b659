using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

/// <summary>An invented bureau and an invented case, complete for every letter.</summary>
internal static class Letter
{
    public static AgencyForLetters Agency { get; } = new(
        "云川市商务局", "云商", AgencyStanding.LocalDepartment, "云川市商务局办公室", "云川市和平路18号", "0123-8800001")
    {
        Government = new("云川市人民政府", "云川市和平路1号", "https://fy.yunchuan.example/"),
        Superior = new("云江省商务厅", "云江省会兴大道6号"),
        Court = "云川市青岭区人民法院",
    };

    /// <summary>The remedy notice of a letter.</summary>
    public static RemedyText RemedyOf(LetterType letter) => letter.Disposition is { } decision
        ? RemedyTexts.Of(decision, Agency, new(2026, 3, 30), new()).Text!
        : RemedyTexts.Of(letter.RemedyKind, Agency, new(2026, 3, 30)).Text!;
}
