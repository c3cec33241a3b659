namespace Gongkai.Casework;
