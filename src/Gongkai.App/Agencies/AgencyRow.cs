using Gongkai.Casework;

namespace Gongkai.Agencies;

/// <summary>An agency as its table has it.</summary>
internal sealed class AgencyRow
{
    private const string Columns = "superior, name, level, standing, code_word, office, address, postcode, telephone, fax, email, hours, government, government_address, government_online, department, department_address, department_online, court, from_on, until_on, successor, version";
    private const string Values = "@Superior, @Name, @Level, @Standing, @Code_Word, @Office, @Address, @Postcode, @Telephone, @Fax, @Email, @Hours, @Government, @Government_Address, @Government_Online, @Department, @Department_Address, @Department_Online, @Court, @From_On, @Until_On, @Successor, @Version";

    public const string Insert = $"insert into agency (id, {Columns}) values (@Id, {Values})";

    public const string Update = $"update agency set ({Columns}) = ({Values}) where id = @Id";

    public AgencyRow()
    {
    }

    public AgencyRow(Agency agency)
    {
        (Id, Superior, Name, Level, Standing, Code_Word, Version) = (agency.Id, agency.Superior, agency.Name, agency.Level.ToString(), agency.Standing.ToString(), agency.CodeWord, agency.Version);
        (Office, Address, Postcode, Telephone, Fax, Email, Hours) = (agency.Office, agency.Address, agency.Postcode, agency.Telephone, agency.Fax, agency.Email, agency.Hours);
        (Government, Government_Address, Government_Online) = (agency.Government, agency.GovernmentAddress, agency.GovernmentOnline);
        (Department, Department_Address, Department_Online) = (agency.Department, agency.DepartmentAddress, agency.DepartmentOnline);
        (Court, From_On, Until_On, Successor) = (agency.Court, agency.FromOn, agency.UntilOn, agency.Successor);
    }

    public AgencyId Id { get; init; }
    public AgencyId? Superior { get; init; }
    public string Name { get; init; } = "";
    public string Level { get; init; } = "";
    public string Standing { get; init; } = "";
    public string Code_Word { get; init; } = "";
    public string Office { get; init; } = "";
    public string Address { get; init; } = "";
    public string Postcode { get; init; } = "";
    public string Telephone { get; init; } = "";
    public string Fax { get; init; } = "";
    public string Email { get; init; } = "";
    public string Hours { get; init; } = "";
    public string Government { get; init; } = "";
    public string Government_Address { get; init; } = "";
    public string Government_Online { get; init; } = "";
    public string Department { get; init; } = "";
    public string Department_Address { get; init; } = "";
    public string Department_Online { get; init; } = "";
    public string Court { get; init; } = "";
    public DateOnly From_On { get; init; }
    public DateOnly? Until_On { get; init; }
    public AgencyId? Successor { get; init; }
    public long Version { get; init; }

    public Agency Agency => new(Id, Name)
    {
        Superior = Superior,
        Level = Enum.Parse<AgencyLevel>(Level),
        Standing = Enum.Parse<AgencyStanding>(Standing),
        CodeWord = Code_Word,
        Office = Office,
        Address = Address,
        Postcode = Postcode,
        Telephone = Telephone,
        Fax = Fax,
        Email = Email,
        Hours = Hours,
        Government = Government,
        GovernmentAddress = Government_Address,
        GovernmentOnline = Government_Online,
        Department = Department,
        DepartmentAddress = Department_Address,
        DepartmentOnline = Department_Online,
        Court = Court,
        FromOn = From_On,
        UntilOn = Until_On,
        Successor = Successor,
        Version = (int)Version,
    };
}
