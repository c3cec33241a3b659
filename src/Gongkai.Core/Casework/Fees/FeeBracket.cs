namespace Gongkai.Casework;

/// <summary>A bracket of a tariff: from the item or page of that number, at that rate.</summary>
/// <param name="From">The first item or page in it.</param>
/// <param name="To">The last.</param>
/// <param name="Rate">The price of each.</param>
public sealed record FeeBracket(int From, int To, Yuan Rate)
{
    /// <summary>第11—30件, 第201页以上.</summary>
    public string Name(FeeTariff tariff) =>
        To == int.MaxValue ? $"第{From}{FeeTariffs.UnitOf(tariff)}以上" : $"第{From}—{To}{FeeTariffs.UnitOf(tariff)}";
}

/// <summary>A line of the calculation shown to the applicant: so many of one bracket at its rate.</summary>
/// <param name="Tariff">The tariff.</param>
/// <param name="Bracket">The bracket.</param>
/// <param name="Quantity">How many fall into it.</param>
public sealed record FeeLine(FeeTariff Tariff, FeeBracket Bracket, int Quantity)
{
    /// <summary>Quantity × rate.</summary>
    public Yuan Amount => Quantity * Bracket.Rate;

    /// <summary>第11—30件：20件×100元/件＝2,000元</summary>
    public override string ToString() =>
        $"{Bracket.Name(Tariff)}：{Quantity}{FeeTariffs.UnitOf(Tariff)}×{Bracket.Rate}元/{FeeTariffs.UnitOf(Tariff)}＝{Amount}元";
}
